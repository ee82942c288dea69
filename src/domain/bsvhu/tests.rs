//! Tables of short cases.
