// Starts GraphiQL on the page it is loaded by, for the API at the same address.
"use strict";

const EXAMPLE = `# Bienvenue dans l'API Trackdéchets.
#
# 1. Onglet « Headers » ci-dessous : remplacez
#    VOTRE_TOKEN par votre token.
# 2. Exécutez : bouton ▶ ou Ctrl-Entrée.
#
# À gauche : la documentation de chaque champ et
# l'explorateur, qui compose une requête.

query MonCompte {
  me {
    name
    email
  }
  myCompanies(first: 10) {
    edges {
      node {
        orgId
        name
        userRole
      }
    }
  }
}
`;

const HEADERS = `{
  "Authorization": "Bearer VOTRE_TOKEN"
}`;

const failure = (message) => ({ errors: [{ message }] });

async function ask(operation, { headers } = {}) {
  let response;
  try {
    response = await fetch(new URL(".", location.href), {
      method: "POST",
      headers: {
        Accept: "application/graphql-response+json, application/json",
        "Content-Type": "application/json",
        ...headers,
      },
      body: JSON.stringify(operation),
    });
  } catch (error) {
    return failure(`Le serveur ne répond pas : ${error.message}`);
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return failure(`${response.status} : ${text}`);
  }
}

function start() {
  const root = document.getElementById("graphiql");
  if (!window.React || !window.ReactDOM || !window.GraphiQL || !window.GraphiQLPluginExplorer) {
    root.firstElementChild.textContent =
      "Les fichiers de GraphiQL n'ont pas pu être chargés. Vérifiez l'accès au réseau, puis rechargez la page.";
    return;
  }
  const address = new URLSearchParams(location.search);
  const explorer = GraphiQLPluginExplorer.explorerPlugin({ showAttribution: false });
  const doc = document.querySelector("link[rel=help]");
  const title = doc
    ? React.createElement("a", { href: doc.href }, "Documentation")
    : "GraphiQL";
  const page = React.createElement(
    GraphiQL,
    {
      fetcher: ask,
      plugins: [explorer],
      query: address.get("query") ?? undefined,
      variables: address.get("variables") ?? undefined,
      defaultQuery: EXAMPLE,
      defaultHeaders: HEADERS,
      defaultEditorToolsVisibility: "headers",
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
    },
    React.createElement(GraphiQL.Logo, null, title),
  );
  ReactDOM.createRoot(root).render(page);
}

start();
