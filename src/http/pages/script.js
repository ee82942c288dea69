// What our pages do: they ask the API and show what it answers. No library, nothing from elsewhere.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);

/** What the API or the server refused, in French. */
class Refusal extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/** Fetches from our own server; a session that has ended leads to the log-in. */
async function reach(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refusal("Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.");
  }
  if (response.redirected) {
    logIn();
    throw new Refusal("Votre session est terminée.", "UNAUTHENTICATED");
  }
  if (response.status === 429) throw new Refusal("Trop de demandes en peu de temps. Réessayez dans quelques minutes.");
  return response;
}

const json = (body) => ({
  method: "POST",
  headers: { Accept: "application/json", "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

/** Runs an operation, and gives its data. */
async function ask(query, variables = {}) {
  const response = await reach("/", json({ query, variables }));
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new Refusal("Le service est momentanément indisponible. Réessayez dans quelques instants.");
  }
  const error = answer.errors?.[0];
  if (error) throw new Refusal(error.message, error.extensions?.code);
  return answer.data;
}

function logIn() {
  location.assign("/login?" + new URLSearchParams({ returnTo: location.pathname + location.search + location.hash }));
}

/** An element with attributes and children; texts are texts, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Tells how it went, at the head of a form or below a heading. */
function say(place, text, kind = "bad") {
  let notice = $(":scope > .notice", place);
  if (!text) return notice?.remove();
  const role = kind === "bad" ? "alert" : "status";
  notice?.remove();
  notice = make("p", { class: `notice ${kind}`, role, tabindex: "-1" }, ...[text].flat());
  const heading = $(":scope > :is(h1, h2)", place);
  if (heading) heading.after(notice);
  else place.prepend(notice);
  notice.focus({ preventScroll: true });
  notice.scrollIntoView({ block: "nearest" });
}

/** Puts a last word in the place of a form. */
function conclude(form, ...text) {
  const notice = make("p", { class: "notice good", role: "status", tabindex: "-1" }, ...text);
  form.replaceWith(notice);
  notice.focus();
}

const link = (href, text) => make("a", { href }, text);
const trimmed = (text) => text.trim() || null;

/** Where a sandbox shows its mail, if this is one. */
function mailbox() {
  const there = $('.frame a[href="/dev/mailbox"]');
  return there ? [" Ce bac à sable montre ses courriels : ", link(there.href, "les lire"), "."] : [];
}

// Captcha.

const captchas = new Map();

function captcha(place) {
  let token;
  const image = $("img", place);
  const renew = async () => {
    const drawn = await (await reach("/captcha", { headers: { Accept: "application/json" } })).json();
    token = drawn.token;
    image.src = drawn.img;
    $("[name=captchaToken]", place).value = token;
    $("[name=captchaInput]", place).value = "";
  };
  const listen = async () => {
    const { audio, playList } = await (await reach(`/captcha-audio/${encodeURIComponent(token)}`)).json();
    for (const place of playList) {
      const clip = audio[place];
      const sound = new Audio(clip.startsWith("data:") ? clip : `data:audio/wav;base64,${clip}`);
      await sound.play();
      await new Promise((done) => sound.addEventListener("ended", done, { once: true }));
    }
  };
  const careful = (work) => () => work().catch((error) => say(place, error.message));
  $("[data-renew]", place).addEventListener("click", careful(renew));
  $("[data-listen]", place).addEventListener("click", careful(listen));
  captchas.set(place.form ?? place.closest("form"), careful(renew));
  careful(renew)();
}

const captchaOf = (values) => ({ value: values.captchaInput, token: values.captchaToken });

// What forms do.

const doings = {
  async signup(form, { name, email, phone, password }) {
    await ask("mutation($u: SignupInput!) { signup(userInfos: $u) }", {
      u: { name, email, phone: trimmed(phone), password },
    });
    conclude(form, `Un courriel vient d'être envoyé à ${email}. Suivez son lien pour ouvrir votre compte.`, ...mailbox());
  },

  async requestReset(form, values) {
    await ask("mutation($i: CreatePasswordResetRequestInput!) { createPasswordResetRequest(input: $i) }", {
      i: { email: values.email, captcha: captchaOf(values) },
    });
    conclude(form, `Si ${values.email} a un compte, un lien vient de lui être envoyé. Il vaut 4 heures.`, ...mailbox());
  },

  async resendActivation(form, values) {
    await ask("mutation($i: ResendActivationEmailInput!) { resendActivationEmail(input: $i) }", {
      i: { email: values.email, captcha: captchaOf(values) },
    });
    conclude(form, `Si ${values.email} est à activer, un lien vient de lui être envoyé.`, ...mailbox());
  },

  async reset(form, { hash, newPassword }) {
    await ask("mutation($h: String!, $p: String!) { resetPassword(hash: $h, newPassword: $p) }", {
      h: hash,
      p: newPassword,
    });
    conclude(form, "Votre mot de passe est changé. ", link("/login", "Se connecter"));
  },

  async join(form, { inviteHash, name, password }) {
    const joined = await ask(
      "mutation($h: String!, $n: String!, $p: String!) { joinWithInvite(inviteHash: $h, name: $n, password: $p) { email } }",
      { h: inviteHash, n: name, p: password },
    );
    const there = "/login?" + new URLSearchParams({ username: joined.joinWithInvite.email });
    conclude(form, "Votre compte est ouvert. ", link(there, "Se connecter"));
  },

  async createToken(form, { description }) {
    const made = await ask("mutation($i: CreateAccessTokenInput!) { createAccessToken(input: $i) { token } }", {
      i: { description },
    });
    const { token } = made.createAccessToken;
    const shown = $("[data-shown-once]");
    $("[data-token]", shown).textContent = token;
    $("[data-try]", shown).textContent =
      `curl ${location.origin}/ -H 'Authorization: Bearer ${token}' \\\n` +
      "  -H 'Content-Type: application/json' -d '{\"query\": \"{ me { name email } }\"}'";
    shown.hidden = false;
    form.reset();
    await refresh();
    $("[data-copy]", shown).focus();
  },

  async createTestCompany(form, { givenName }) {
    const companyTypes = new FormData(form).getAll("companyTypes");
    if (!companyTypes.length) throw new Refusal("Choisissez un profil au moins.");
    const { createTestCompany: siret } = await ask("mutation { createTestCompany }");
    await ask("mutation($c: PrivateCompanyInput!) { createCompany(companyInput: $c) { id } }", {
      c: {
        siret,
        companyTypes,
        companyName: trimmed(givenName) ?? "Établissement d'essai",
        givenName: trimmed(givenName),
        address: "1 rue des Essais 69001 Lyon",
        ...(companyTypes.includes("WASTEPROCESSOR") && { wasteProcessorTypes: ["DANGEROUS_WASTES_INCINERATION"] }),
      },
    });
    form.reset();
    form.closest("details").open = false;
    await refresh();
    say($("#etablissements"), `L'établissement ${siret} est créé.`, "good");
  },

  async createApplication(form, { name, goal, redirectUris }) {
    await ask("mutation($i: CreateApplicationInput!) { createApplication(input: $i) { id } }", {
      i: { name, goal, redirectUris: lines(redirectUris) },
    });
    form.reset();
    form.closest("details").open = false;
    await refresh();
  },

  async updateApplication(form, { id, name, redirectUris }) {
    await ask("mutation($id: ID!, $i: UpdateApplicationInput!) { updateApplication(id: $id, input: $i) { id } }", {
      id,
      i: { name, redirectUris: lines(redirectUris) },
    });
    await refresh();
  },

  async changePassword(form, { oldPassword, newPassword }) {
    await ask("mutation($o: String!, $n: String!) { changePassword(oldPassword: $o, newPassword: $n) { id } }", {
      o: oldPassword,
      n: newPassword,
    });
    form.reset();
    say(form, "Votre mot de passe est changé. Vos autres sessions sont fermées.", "good");
  },

  async editProfile(form, { name, phone }) {
    await ask("mutation($n: String, $p: String) { editProfile(name: $n, phone: $p) { id } }", {
      n: name,
      p: trimmed(phone),
    });
    await refresh();
    say(form, "Votre profil est enregistré.", "good");
  },

  async generateTotp() {
    const { generateTotpSetup } = await ask("mutation { generateTotpSetup { secret qrCodeUrl } }");
    const drawn = await reach("/account/qr-code", json({ text: generateTotpSetup.qrCodeUrl }));
    if (!drawn.ok) throw new Refusal(await drawn.text());
    $("[data-qr]").src = "data:image/svg+xml," + encodeURIComponent(await drawn.text());
    $("[data-secret]").textContent = generateTotpSetup.secret.replace(/(.{4})(?=.)/g, "$1 ");
    totp("setup");
    $('[data-totp="setup"] [name=code]').focus();
  },

  async confirmTotp(form, { code }) {
    const { confirmTotpSetup } = await ask("mutation($c: String!) { confirmTotpSetup(code: $c) { codes } }", {
      c: code,
    });
    form.reset();
    await refresh();
    $("[data-recovery]").replaceChildren(...confirmTotpSetup.codes.map((code) => make("li", {}, code)));
    totp("codes", "on");
  },

  async disableTotp(form, { code }) {
    await ask("mutation($c: String!) { disableTotp(code: $c) { id } }", { c: code });
    form.reset();
    await refresh();
  },
};

const lines = (text) => text.split(/\s+/).filter(Boolean);

/** Shows these steps of the second factor, and no other. */
function totp(...steps) {
  for (const part of document.querySelectorAll("[data-totp]")) part.hidden = !steps.includes(part.dataset.totp);
}

async function submit(event) {
  const form = event.target;
  const doing = doings[form.dataset.does];
  if (!doing) return;
  event.preventDefault();
  const button = $("button:not([type=button])", form);
  say(form, null);
  button.disabled = true;
  try {
    await doing(form, Object.fromEntries(new FormData(form)));
  } catch (error) {
    say(form, error.message);
    // A code serves once, whether it was right or not.
    captchas.get(form)?.();
  } finally {
    button.disabled = false;
  }
}

// What forms check before they are shown.

const checks = {
  async reset(form) {
    const hash = form.elements.hash.value;
    const { passwordResetRequest } = await ask("query($h: String!) { passwordResetRequest(hash: $h) }", { h: hash });
    if (!passwordResetRequest) {
      throw new Refusal("Ce lien est inconnu ou expiré. Demandez-en un autre depuis la page de connexion.");
    }
  },

  async invitation(form) {
    const hash = form.elements.inviteHash.value;
    const found = await ask("query($h: String!) { invitation(hash: $h) { email companySiret role } }", { h: hash });
    const { email, companySiret, role } = found.invitation;
    $("[data-invitation]", form).append(
      make("strong", {}, email),
      ` est invité à rejoindre l'établissement ${companySiret} comme ${ROLES[role] ?? role}.`,
    );
  },
};

// Consent.

async function consent(card) {
  const response = await reach("/oauth2/authorize" + location.search, { headers: { Accept: "application/json" } });
  if (response.status === 401) return logIn();
  const asked = await response.json();
  if (!response.ok) throw new Refusal(asked.error_description ?? "Cette demande n'est pas valable.");
  const form = $("form", card);
  form.elements.transaction_id.value = asked.transactionID;
  $("[data-client]", form).textContent = asked.client.name;
  $("[data-user]", form).textContent = asked.user.name;
  $("[data-host]", form).textContent = new URL(asked.redirectURI).host;
  say(card, null);
  form.hidden = false;
}

// The account.

const ROLES = { ADMIN: "administrateur", MEMBER: "collaborateur", DRIVER: "chauffeur", READER: "lecteur" };
const PROFILES = {
  PRODUCER: "producteur",
  COLLECTOR: "collecteur",
  WASTEPROCESSOR: "traitement",
  TRANSPORTER: "transporteur",
  WASTE_VEHICLES: "véhicules hors d'usage",
  WASTE_CENTER: "déchetterie",
  TRADER: "négociant",
  BROKER: "courtier",
  ECO_ORGANISME: "éco-organisme",
  WORKER: "entreprise de travaux",
  INTERMEDIARY: "intermédiaire",
  DISPOSAL_FACILITY: "élimination",
  RECOVERY_FACILITY: "valorisation",
};
const ACCOUNT = `{
  me { name email phone totpEnabled }
  myCompanies(first: 100) { totalCount edges { node { id orgId name givenName companyTypes userRole securityCode } } }
  accessTokens { id description lastUsed }
  authorizedApplications { id name admin lastConnection }
  myApplications { id name goal clientSecret redirectUris }
}`;

// Such dates are days in UTC.
const DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
const day = (text, never) => (text ? DAY.format(new Date(text)) : never);

/** A button that asks before it runs an operation on `id`. */
function undo(text, question, mutation, id) {
  const work = async (event) => {
    if (!confirm(question)) return;
    const place = event.target.closest("section");
    event.target.disabled = true;
    try {
      await ask(mutation, { id });
      await refresh();
    } catch (error) {
      event.target.disabled = false;
      say(place, error.message);
    }
  };
  return make("button", { type: "button", class: "danger small", onclick: work }, text);
}

function fill(name, items, empty) {
  const list = $(`[data-list=${name}]`);
  list.replaceChildren(...(items.length ? items : [make("li", { class: "empty" }, empty)]));
}

const facts = (pairs) => make("dl", {}, ...pairs.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]));

function company({ orgId, name, givenName, companyTypes, userRole, securityCode }) {
  const names = [ROLES[userRole], ...companyTypes.map((type) => PROFILES[type] ?? type)];
  const tags = names.filter(Boolean).map((name) => make("span", { class: "tag" }, name));
  const known = [["Identifiant", make("code", {}, orgId)]];
  if (securityCode) known.push(["Code de signature", make("code", {}, String(securityCode))]);
  const title = make("strong", {}, givenName || name || orgId);
  return make("li", {}, make("div", {}, title, make("div", { class: "tags" }, ...tags), facts(known)));
}

const token = ({ id, description, lastUsed }) =>
  make(
    "li",
    {},
    make("div", {}, make("strong", {}, description ?? "Sans nom"), make("small", {}, day(lastUsed, "Jamais utilisé").replace(/^\d/, "Utilisé le $&"))),
    undo("Révoquer", "Révoquer ce jeton ? Le logiciel qui s'en sert ne pourra plus rien faire.", "mutation($id: ID!) { revokeAccessToken(id: $id) { id } }", id),
  );

const grant = ({ id, name, admin, lastConnection }) =>
  make(
    "li",
    {},
    make(
      "div",
      {},
      make("strong", {}, name),
      make("small", {}, `Application de ${admin}`),
      make("small", {}, day(lastConnection, "Jamais utilisée").replace(/^\d/, "Utilisée le $&")),
    ),
    undo("Retirer l'accès", `Retirer à « ${name} » l'accès à votre compte ?`, "mutation($id: ID!) { revokeAuthorizedApplication(id: $id) { id } }", id),
  );

function application({ id, name, goal, clientSecret, redirectUris }) {
  const secret = make("dd", {});
  const reveal = () => secret.replaceChildren(make("code", {}, clientSecret));
  secret.append(make("button", { type: "button", class: "quiet small", onclick: reveal }, "Montrer"));
  const form = make(
    "form",
    { "data-does": "updateApplication" },
    make("input", { type: "hidden", name: "id", value: id }),
    make("label", {}, "Nom montré aux utilisateurs", make("input", { name: "name", value: name, maxlength: "100", required: true })),
    make("label", {}, "Adresses de retour, une par ligne", make("textarea", { name: "redirectUris", rows: "3", required: true }, redirectUris.join("\n"))),
    make("button", {}, "Enregistrer"),
  );
  const known = facts([
    ["client_id", make("code", {}, id)],
    ["client_secret", ""],
    ["Destinée", goal === "CLIENTS" ? "à mes clients" : "à moi"],
    ...redirectUris.map((uri, place) => [place ? "" : "Retour", make("code", {}, uri)]),
  ]);
  $("dd:nth-of-type(2)", known).replaceWith(secret);
  return make(
    "li",
    {},
    make("div", {}, make("strong", {}, name), known, make("details", {}, make("summary", {}, "Modifier"), form)),
    undo("Supprimer", `Supprimer « ${name} » ? Les jetons qu'elle a obtenus seront révoqués.`, "mutation($id: ID!) { deleteApplication(id: $id) { id } }", id),
  );
}

async function refresh() {
  const { me, myCompanies, accessTokens, authorizedApplications, myApplications } = await ask(ACCOUNT);
  $("[data-name]").textContent = me.name;
  $("[data-email]").textContent = me.email;
  fill("companies", myCompanies.edges.map(({ node }) => company(node)), "Aucun établissement pour l'instant.");
  fill("tokens", accessTokens.map(token), "Aucun jeton pour l'instant.");
  fill("grants", authorizedApplications.map(grant), "Aucune application n'a accès à votre compte.");
  fill("applications", myApplications.map(application), "Vous n'en avez déclaré aucune.");
  const profile = $("[data-does=editProfile]").elements;
  profile.name.value = me.name ?? "";
  profile.phone.value = me.phone ?? "";
  const state = $("[data-totp-state]");
  if (state) {
    state.textContent = me.totpEnabled
      ? "Elle est active : un code vous est demandé à chaque connexion."
      : "Elle n'est pas active : votre mot de passe suffit à se connecter.";
    totp(me.totpEnabled ? "on" : "off");
  }
}

async function account(page) {
  try {
    await refresh();
  } catch (error) {
    if (error.code === "UNAUTHENTICATED") return logIn();
    throw error;
  }
  say(page, null);
  for (const section of page.querySelectorAll("section")) section.hidden = false;
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
  $("[data-copy]").addEventListener("click", async (event) => {
    await navigator.clipboard.writeText($("[data-token]").textContent);
    event.target.textContent = "Copié";
  });
}

// The start.

document.addEventListener("submit", submit);
document.querySelectorAll("[data-captcha]").forEach(captcha);
for (const [selector, work] of [["[data-account]", account], ["[data-consent]", consent]]) {
  const place = $(selector);
  if (place) {
    work(place)
      .catch((error) => say(place, error.message))
      .finally(() => place.removeAttribute("aria-busy"));
  }
}
for (const form of document.querySelectorAll("[data-checks]")) {
  checks[form.dataset.checks](form).catch((error) =>
    form.replaceWith(make("p", { class: "notice bad", role: "alert" }, error.message)),
  );
}
