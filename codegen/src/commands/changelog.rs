use codegen::workspace::Failure;
#[derive(clap::Args)]
pub struct Arguments {}
#[derive(clap::Args)]
pub struct Release {}
pub fn check(_: &Arguments) -> Result<bool, Failure> {
    Ok(true)
}
pub fn release(_: &Release) -> Result<bool, Failure> {
    Ok(true)
}
