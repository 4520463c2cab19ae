import { PlanConfigurationDocument } from '../gql/graphql.ts'
import type { Output } from '../lib/output.ts'
import type { ServerClient } from '../server/server-client.ts'
import type { Plan } from './print-plan.ts'
import type { ReadConfiguration } from './read-configuration.ts'

/** Has the server say what a configuration would do, and tells of secrets that it can't compare. */
export async function askForPlan(
  { document, secrets, missing }: ReadConfiguration,
  { client, output }: { client: ServerClient; output: Output },
): Promise<Plan> {
  for (const reference of missing) output.say(`There is nothing for ${reference} on this machine.`, 'yellow')
  return (await client.send(PlanConfigurationDocument, { document, secrets }, { patient: true })).planConfiguration
}
