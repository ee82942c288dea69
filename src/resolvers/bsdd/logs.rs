//! Status logs: how notes moved.

use super::list::{date, not_a_member, several_companies, text};
use crate::context::{Caller, Context};
use crate::error::{Error, Result};
use crate::generated::{
    FORMS_LIFE_CYCLE_DATA, FormsLifeCycleArgs, FormsLifeCycleData, StatusLog, StatusLogForm, StatusLogUser,
};
use crate::resolvers::Api;
use crate::scalars::{DateTime, Id, Json};
use crate::store::events::{Cursor, Log, Logs};

const PAGE: i64 = 50;

pub(super) async fn forms_life_cycle(
    api: &Api,
    cx: &Context<'_>,
    args: FormsLifeCycleArgs,
) -> Result<FormsLifeCycleData> {
    let wanted = logs(cx.user()?, args)?;
    let counted = cx.selection.has(&FORMS_LIFE_CYCLE_DATA, FormsLifeCycleData::COUNT);
    let (page, count) = futures_util::try_join!(api.store.status_logs(&wanted), async {
        if counted { api.store.status_log_count(&wanted).await.map(Some) } else { Ok(None) }
    })?;
    let status_logs: Vec<StatusLog> = page.logs.into_iter().map(status_log).collect();
    let (has_next_page, has_previous_page) = match &wanted.cursor {
        None => (page.has_more, false),
        Some(Cursor::After(_)) => (page.has_more, true),
        Some(Cursor::Before(_)) => (true, page.has_more),
    };
    Ok(FormsLifeCycleData {
        count: count.map(|count| i32::try_from(count).unwrap_or(i32::MAX)),
        has_next_page: Some(has_next_page),
        has_previous_page: Some(has_previous_page),
        start_cursor: status_logs.first().and_then(|log| log.id.clone()),
        end_cursor: status_logs.last().and_then(|log| log.id.clone()),
        status_logs,
    })
}

fn logs(caller: &Caller, args: FormsLifeCycleArgs) -> Result<Logs> {
    let org_id = match text(args.siret) {
        Some(siret) if caller.is_member(&siret) => siret,
        Some(_) => return Err(not_a_member()),
        None => {
            let mut own = caller.org_ids();
            match (own.next(), own.next()) {
                (None, _) => return Err(Error::forbidden("Vous n'êtes membre d'aucun établissement.")),
                (Some(only), None) => only.to_owned(),
                (Some(_), Some(_)) => return Err(several_companies()),
            }
        }
    };
    let cursor = match (text(args.cursor_after), text(args.cursor_before)) {
        (Some(_), Some(_)) => {
            return Err(Error::bad_input(
                "cursorAfter et cursorBefore ne peuvent pas être utilisés ensemble.",
            ));
        }
        (Some(id), None) => Some(Cursor::After(id)),
        (None, Some(id)) => Some(Cursor::Before(id)),
        (None, None) => None,
    };
    Ok(Logs {
        org_id,
        form_id: text(args.form_id.map(|id| id.0)),
        logged_after: date("loggedAfter", args.logged_after)?,
        logged_before: date("loggedBefore", args.logged_before)?,
        cursor,
        size: PAGE,
    })
}

fn status_log(log: Log) -> StatusLog {
    StatusLog {
        id: Some(Id(log.id)),
        status: Some(log.status),
        logged_at: Some(DateTime(log.logged_at)),
        updated_fields: Some(Json(log.updated_fields)),
        form: Some(StatusLogForm { id: Some(Id(log.form_id)), readable_id: Some(log.readable_id) }),
        user: log.user_id.map(|id| StatusLogUser { id: Some(Id(id)), email: log.user_email }),
    }
}
