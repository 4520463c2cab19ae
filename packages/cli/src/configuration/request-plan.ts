import { PlanConfigurationDocument } from '../gql/graphql.ts'
import type { Output } from '../lib/output.ts'
import type { ServerClient } from '../server/server-client.ts'
import type { Plan } from './print-plan.ts'
import type { ReadConfiguration } from './read-configuration.ts'

/** Requests the plan of a configuration. Warns of references without a value, which the server can’t compare. */
export async function requestPlan(
  { document, secrets, missing }: ReadConfiguration,
  { client, output }: { client: ServerClient; output: Output },
): Promise<Plan> {
  for (const reference of missing) output.say(`${reference} has no value on this machine.`, 'yellow')
  return (await client.send(PlanConfigurationDocument, { document, secrets }, { patient: true })).planConfiguration
}
