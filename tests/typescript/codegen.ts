import type { CodegenConfig } from "@graphql-codegen/cli";

// The schema as it is served: a file or an address.
const config: CodegenConfig = {
  schema: process.env.TRACKDECHETS_SCHEMA ?? "http://localhost:4000/schema.graphql",
  documents: ["journey.ts"],
  // Imports with their file extension, as Node.js wants them.
  emitLegacyCommonJSImports: false,
  generates: {
    "gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        strictScalars: true,
        // As they travel in JSON.
        scalars: { DateTime: "string", JSON: "unknown", URL: "string" },
        useTypeImports: true,
      },
    },
  },
};

export default config;
