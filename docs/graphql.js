// Colours GraphQL, which the highlighter that mdBook brings does not know.
(() => {
  const NAME = '[_A-Za-z][_0-9A-Za-z]*';

  hljs.registerLanguage('graphql', (hljs) => ({
    aliases: ['gql'],
    // Those of the schema language are names of fields here: `type`, `input`…
    keywords: { keyword: 'query mutation subscription fragment on', literal: 'true false null' },
    contains: [
      hljs.HASH_COMMENT_MODE,
      { className: 'string', begin: '"""', end: '"""' },
      hljs.QUOTE_STRING_MODE,
      hljs.NUMBER_MODE,
      { className: 'variable', begin: `\\$${NAME}` },
      { className: 'meta', begin: `@${NAME}` },
      // What stands after a colon as a type: `id: ID!`, `[FormStatus!]`.
      { className: 'type', begin: `\\b[A-Z][a-z]${NAME}\\b|\\b(ID|URL|JSON)\\b` },
      // The name of an argument or of an input field.
      { className: 'attr', begin: `${NAME}(?=\\s*:)` },
    ],
  }));

  for (const block of document.querySelectorAll('code.language-graphql')) {
    hljs.highlightBlock(block);
  }
})();
