//! Named statements: declared beside the function that runs them, listed for the test that prepares all.

/// A statement with fixed text. Its address is its identity: connections keep its prepared form by it.
#[derive(Debug)]
pub struct Query {
    pub name: &'static str,
    pub sql: &'static str,
}

impl Query {
    pub(super) fn key(&'static self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

/// Declares statements as `static NAME: &Query` and lists them in `QUERIES`, which `store/mod.rs` gathers.
///
/// ```ignore
/// queries! {
///     /// What a caller's profile shows.
///     PROFILE = "
///         select id, email
///           from account
///          where id = $1";
/// }
/// ```
macro_rules! queries {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $(
            $(#[$meta])*
            pub(crate) static $name: &$crate::store::Query = &$crate::store::Query {
                name: concat!(module_path!(), "::", stringify!($name)),
                sql: $sql,
            };
        )+

        /// Every statement of this file.
        pub(crate) static QUERIES: &[&$crate::store::Query] = &[$($name),+];
    };
}
pub(crate) use queries;
