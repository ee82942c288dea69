mod embedded;
mod migrate;
mod queries;
mod recovery;
mod transactions;
