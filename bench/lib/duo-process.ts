import { writeFileSync } from 'node:fs'
import { createDuoSimulator } from '../../packages/duo-simulator/src/index.ts'

/** The Duo simulator as a process of its own: `duo-process.ts <users> <CA file>`. Approves every push immediately until its policy is changed. */
const [userCount, caFile] = process.argv.slice(2)
const simulator = await createDuoSimulator()
writeFileSync(caFile!, simulator.ca)
const { control } = simulator
control.updatePolicy({ autoApproveMs: 0 })
for (let number = 0; number < Number(userCount); number++) {
  control.createUser(`user${number}`)
  control.createDevice(`user${number}`, { type: 'phone', name: 'Pixel', number: '+15550100', activated: true })
}
const { integrationKey, secretKey } = control.applications()[0]!
console.log(
  JSON.stringify({ apiHostname: simulator.apiHostname, pagesUrl: simulator.pagesUrl, integrationKey, secretKey }),
)
// The simulator ends with the benchmark, however that ends.
for (const end of ['SIGTERM', 'disconnect'] as const) process.once(end, () => process.exit())
