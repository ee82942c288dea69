// Generated from schema/ by codegen. Do not edit.

/// Paths of input fields, a module an input type.
pub mod path {
    /// Below `Filter`.
    pub mod filter {
        pub const MOVE: &str = "move";
        pub const AND: &str = "and";
        pub const OR: &str = "or";
        pub const NEAR: &str = "near";
        pub const NEAR_WORDS: &str = "near.words";
        pub const NEAR_DISTANCE: &str = "near.distance";
    }
}
