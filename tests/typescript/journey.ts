// A note from draft to processed between three companies, as an integrator in TypeScript would write it.
// Prints what the note has become, as JSON. Needs the address and a token and SIRET for each company:
// TRACKDECHETS_URL, PRODUCER, TRANSPORTER, DESTINATION (token:siret).

import { graphql } from "./gql/gql.js";
import type { CompanyInput, CreateFormInput, TypedDocumentString } from "./gql/graphql.js";

const create = graphql(`
  mutation Create($input: CreateFormInput!) {
    createForm(createFormInput: $input) { ...Note }
  }
`);

graphql(`
  fragment Note on Form {
    id
    status
    emittedBy
    takenOverBy
    quantityReceived
    processingOperationDone
    wasteDetails { code packagingInfos { type quantity } }
    transporter { numberPlate }
  }
`);

const seal = graphql(`
  mutation Seal($id: ID!) { markAsSealed(id: $id) { id status } }
`);

const signEmission = graphql(`
  mutation SignEmission($id: ID!, $input: SignEmissionFormInput!) {
    signEmissionForm(id: $id, input: $input) { id status }
  }
`);

const signTransport = graphql(`
  mutation SignTransport($id: ID!, $input: SignTransportFormInput!) {
    signTransportForm(id: $id, input: $input) { id status }
  }
`);

const receive = graphql(`
  mutation Receive($id: ID!, $input: ReceivedFormInput!) {
    markAsReceived(id: $id, receivedInfo: $input) { id status }
  }
`);

const accept = graphql(`
  mutation Accept($id: ID!, $input: AcceptedFormInput!) {
    markAsAccepted(id: $id, acceptedInfo: $input) { id status }
  }
`);

const process_ = graphql(`
  mutation Process($id: ID!, $input: ProcessedFormInput!) {
    markAsProcessed(id: $id, processedInfo: $input) { id status }
  }
`);

const read = graphql(`
  query Read($id: ID!) { form(id: $id) { ...Note } }
`);

class Company {
  readonly token: string;
  readonly siret: string;

  constructor(variable: string) {
    const [token, siret] = setting(variable).split(":");
    if (token === undefined || siret === undefined) throw new Error(`${variable} is not token:siret`);
    this.token = token;
    this.siret = siret;
  }

  async run<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(setting("TRACKDECHETS_URL"), {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (answer.errors !== undefined || answer.data == null) throw new Error(JSON.stringify(answer));
    return answer.data;
  }

  get input(): CompanyInput {
    return {
      siret: this.siret,
      name: "Nom",
      address: "4 quai des Tonneliers",
      contact: "Mina Carvalho",
      phone: "0240110022",
      mail: "contact@exemple.fr",
    };
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const producer = new Company("PRODUCER");
const transporter = new Company("TRANSPORTER");
const destination = new Company("DESTINATION");

const note: CreateFormInput = {
  emitter: { type: "PRODUCER", company: producer.input },
  recipient: { cap: "CAP-26-118", processingOperation: "R 2", company: destination.input },
  transporter: { company: transporter.input },
  wasteDetails: {
    code: "08 01 11*",
    name: "Boues de peinture",
    isSubjectToADR: true,
    onuCode: "UN 1263 PEINTURES, 3, II, (D/E)",
    packagingInfos: [{ type: "FUT", quantity: 4 }],
    quantity: 2.4,
    quantityType: "ESTIMATED",
    consistences: ["LIQUID"],
    pop: false,
  },
};

const { id } = (await producer.run(create, { input: note })).createForm;
await producer.run(seal, { id });
await producer.run(signEmission, {
  id,
  input: { emittedAt: "2026-11-01T08:00:00Z", emittedBy: "Mina", quantity: 2.5 },
});
await transporter.run(signTransport, {
  id,
  input: {
    takenOverAt: "2026-11-02T08:00:00Z",
    takenOverBy: "Odile",
    transporterNumberPlate: "FD-318-KC",
    transporterTransportMode: "ROAD",
  },
});
await destination.run(receive, { id, input: { receivedAt: "2026-11-03T08:00:00Z", receivedBy: "Idris" } });
await destination.run(accept, {
  id,
  input: {
    signedAt: "2026-11-03T09:00:00Z",
    signedBy: "Idris",
    wasteAcceptationStatus: "ACCEPTED",
    quantityReceived: 2.35,
    quantityRefused: 0,
  },
});
await destination.run(process_, {
  id,
  input: {
    processedAt: "2026-11-04T08:00:00Z",
    processedBy: "Idris",
    processingOperationDone: "R 2",
    destinationOperationMode: "RECYCLAGE",
  },
});

const { form } = await producer.run(read, { id });
console.log(JSON.stringify(form));

// What does not fit the schema does not build: each of these lines must be an error.
export async function mistakes() {
  // @ts-expect-error a note's id is no number
  await producer.run(read, { id: 3 });
  // @ts-expect-error the quantity is required
  await producer.run(signEmission, { id, input: { emittedAt: "2026-11-01T08:00:00Z", emittedBy: "Mina" } });
  // @ts-expect-error no such status of a decision
  await destination.run(accept, { id, input: { signedAt: "", signedBy: "", quantityReceived: 1, wasteAcceptationStatus: "MAYBE" } });
  // @ts-expect-error was not asked for
  console.log(form.emittedAt);
  // @ts-expect-error may be null
  console.log(form.transporter.numberPlate);
}
