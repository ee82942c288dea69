pub mod bsdd;
