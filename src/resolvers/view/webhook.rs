//! Webhook settings as their companies see them.

use super::page_info;
use crate::domain::paging::Page;
use crate::generated::{WebhookSetting, WebhookSettingConnection, WebhookSettingEdge};
use crate::scalars::{DateTime, Id};
use crate::store::webhooks::{Setting, SettingPage};

pub(in crate::resolvers) fn setting(setting: Setting) -> WebhookSetting {
    WebhookSetting {
        id: Id(setting.id),
        created_at: DateTime(setting.created_at),
        endpoint_uri: setting.endpoint_uri,
        org_id: setting.org_id,
        activated: setting.activated,
    }
}

pub(in crate::resolvers) fn page(page: &Page, found: SettingPage) -> WebhookSettingConnection {
    let edges: Vec<WebhookSettingEdge> = found
        .settings
        .into_iter()
        .map(|one| WebhookSettingEdge { cursor: one.id.clone(), node: setting(one) })
        .collect();
    WebhookSettingConnection {
        page_info: page_info(page, found.has_more, edges.iter().map(|edge| edge.cursor.as_str())),
        edges,
        total_count: i32::try_from(found.total).unwrap_or(i32::MAX),
    }
}
