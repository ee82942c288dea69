//! The resolvers of a document: which operation of the API is which operation of the engine.

/// Implements a document's generated trait. Each line names an operation of the API and what it takes or gives.
macro_rules! document_resolvers {
    (
        impl $resolvers:ident for $body:ty;
        read $api:ident: $read:ident, $print:ident with $sheet:path;
        list $list:ident: $where:ident with $conditions:path => $connection:ident ($of_connection:ident), $edge:ident ($of_edge:ident);
        write $input:ident: $create:ident, $draft:ident, $update:ident, $publish:ident, $duplicate:ident, $delete:ident;
        sign $signature:ident: $sign:ident;
        transporters $transporter_input:ident => $transporter:ident: $add:ident, $change:ident, $remove:ident;
    ) => {
        impl $crate::generated::$resolvers for $crate::resolvers::Api {
            async fn $read(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::read::<$body>(self, cx, &id).await
            }

            async fn $list(
                &self,
                cx: &$crate::context::Context<'_>,
                after: $crate::graphql::input::Maybe<$crate::scalars::Id>,
                before: $crate::graphql::input::Maybe<$crate::scalars::Id>,
                first: $crate::graphql::input::Maybe<i32>,
                last: $crate::graphql::input::Maybe<i32>,
                r#where: $crate::graphql::input::Maybe<$where>,
            ) -> $crate::error::Result<$connection> {
                cx.user()?;
                let (after, before) = (after.value().map(|id| id.0), before.value().map(|id| id.0));
                let page = $crate::domain::paging::PageArguments {
                    first: first.value(),
                    last: last.value(),
                    after,
                    before,
                };
                let conditions = r#where
                    .value()
                    .map_or_else(|| Ok($crate::domain::bsd::filter::Where::default()), $conditions)?;
                let edges = cx.selection.below(&$of_connection, $connection::EDGES);
                let wanted = $crate::resolvers::bsd::Wanted {
                    nodes: edges.and_then(|edges| edges.below(&$of_edge, $edge::NODE)),
                    count: cx.selection.has(&$of_connection, $connection::TOTAL_COUNT),
                };
                let $crate::resolvers::bsd::Listed { total_count, page_info, edges } =
                    $crate::resolvers::bsd::list::<$body>(self, cx, page, conditions, wanted).await?;
                let edges = edges.into_iter().map(|(cursor, node)| $edge { cursor, node }).collect();
                Ok($connection { total_count, page_info, edges })
            }

            async fn $print(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$crate::generated::FileDownload> {
                let note = $crate::resolvers::bsd::readable::<$body>(self, cx, &id).await?;
                $crate::resolvers::bsd::print(
                    self,
                    cx,
                    &id,
                    $sheet(&note, cx.now()).map_err($crate::error::Error::internal)?,
                )
                .await
            }

            async fn $create(
                &self,
                cx: &$crate::context::Context<'_>,
                input: $input,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::create::<$body>(self, cx, input, false).await
            }

            async fn $draft(
                &self,
                cx: &$crate::context::Context<'_>,
                input: $input,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::create::<$body>(self, cx, input, true).await
            }

            async fn $update(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
                input: $input,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::update::<$body>(self, cx, &id, input).await
            }

            async fn $publish(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::publish::<$body>(self, cx, &id).await
            }

            async fn $duplicate(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::duplicate::<$body>(self, cx, &id).await
            }

            async fn $delete(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$api> {
                $crate::resolvers::bsd::delete::<$body>(self, cx, &id).await
            }

            async fn $sign(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
                input: $signature,
            ) -> $crate::error::Result<$api> {
                let given = $crate::resolvers::bsd::SignatureGiven {
                    signature: $crate::resolvers::bsd::signature(input.r#type.as_str())?,
                    author: input.author,
                    date: input.date.value(),
                    security_code: input.security_code.value(),
                };
                $crate::resolvers::bsd::sign::<$body>(self, cx, &id, given).await
            }

            async fn $add(
                &self,
                cx: &$crate::context::Context<'_>,
                input: $transporter_input,
            ) -> $crate::error::Result<Option<$transporter>> {
                Ok(Some(
                    $crate::resolvers::bsd::create_transporter::<$body>(self, cx, input.into()).await?.into(),
                ))
            }

            async fn $change(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
                input: $transporter_input,
            ) -> $crate::error::Result<Option<$transporter>> {
                Ok(Some(
                    $crate::resolvers::bsd::update_transporter::<$body>(self, cx, &id, input.into())
                        .await?
                        .into(),
                ))
            }

            async fn $remove(
                &self,
                cx: &$crate::context::Context<'_>,
                id: $crate::scalars::Id,
            ) -> $crate::error::Result<$crate::scalars::Id> {
                $crate::resolvers::bsd::delete_transporter::<$body>(self, cx, id).await
            }
        }
    };
}
pub(in crate::resolvers) use document_resolvers;
