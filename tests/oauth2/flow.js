// An application in the eyes of passport-oauth2, and a browser whose person answers yes, then no. Prints what the
// library made of it.
import OAuth2Strategy from "passport-oauth2";

const { TRACKDECHETS_URL: url, CLIENT_ID, CLIENT_SECRET, CALLBACK, COOKIE } = process.env;

/** What passport does with a strategy, for one request: tells how it ended. */
const handle = (strategy, request) =>
  new Promise((resolve) => {
    const one = Object.create(strategy);
    one.redirect = (location) => resolve({ redirect: location });
    one.success = (user) => resolve({ user });
    one.fail = (info) => resolve({ fail: info?.message ?? "no reason given" });
    one.error = (error) => resolve({ error: `${error.name}: ${error.message} ${error.oauthError?.data ?? ""}` });
    one.authenticate(request, {});
  });

/** What a browser does where its person is logged in: it is asked, and sent back with the answer. */
async function answer(dialog, fields) {
  const asked = await fetch(`${url}oauth2/authorize${new URL(dialog).search}`, { headers: { cookie: COOKIE } });
  const { transactionID } = await asked.json();
  const decided = await fetch(`${url}oauth2/authorize/decision`, {
    method: "POST",
    headers: { cookie: COOKIE },
    body: new URLSearchParams({ transaction_id: transactionID, ...fields }),
    redirect: "manual",
  });
  return Object.fromEntries(new URL(decided.headers.get("location")).searchParams);
}

async function run(options, fields) {
  const strategy = new OAuth2Strategy(
    {
      authorizationURL: `${url}oauth2/authorize/dialog`,
      tokenURL: `${url}oauth2/token`,
      clientID: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      callbackURL: CALLBACK,
      state: true,
      ...options,
    },
    (accessToken, refreshToken, params, profile, done) => done(null, { accessToken, refreshToken, ...params.user }),
  );
  const session = {};
  const { redirect } = await handle(strategy, { query: {}, session });
  return handle(strategy, { query: await answer(redirect, fields), session });
}

async function works({ user, ...other }) {
  if (!user) return other;
  const { accessToken, ...told } = user;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ query: "{ me { email } }" }),
  });
  return { user: { ...told, me: (await response.json()).data.me.email } };
}

console.log(
  JSON.stringify({
    plain: await works(await run({}, {})),
    pkce: await works(await run({ pkce: true }, {})),
    refused: await run({}, { cancel: "1" }),
    wrongSecret: await run({ clientSecret: "0".repeat(40) }, {}),
  }),
);
