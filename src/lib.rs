//! The service behind the Trackdéchets API: GraphQL over HTTP on PostgreSQL.
//!
//! ```text
//! http ─▶ graphql ─▶ resolvers ─▶ store ─▶ domain
//! ```
//!
//! A request goes down this line once and its answer comes back once; no module names one to its
//! left. `generated` joins `graphql` to `resolvers`; `error`, `context` and `scalars` are common ground.

pub mod captcha;
pub mod cli;
pub mod commands;
pub mod config;
pub mod context;
pub mod demo;
pub mod digests;
pub mod directory;
pub mod domain;
pub mod error;
#[rustfmt::skip]
pub mod generated;
pub mod geocoder;
pub mod graphql;
pub mod html;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod live;
pub mod notice;
pub mod oauth2;
pub mod passwords;
pub mod pdf;
pub mod postgres;
pub mod printing;
pub mod provision;
pub mod qr;
pub mod resolvers;
pub mod scalars;
pub mod serve;
pub mod store;
pub mod telemetry;
pub mod tokens;
pub mod vault;
pub mod vies;
pub mod web;
