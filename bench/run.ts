import { parseArgs } from 'node:util'
import { benchLogon } from './logon.ts'
import { benchWaiting } from './waiting.ts'

const HELP = `Benchmarks, as ratios of one run (bench/README.md says how to read them).

  pnpm bench logon                  whole logons beside the bare hash rate, CPU, memory, cold start
  pnpm bench logon --waiting 1000   so many logons that wait for a push at once

  --seconds N       of each round of logons (4)
  --rounds N        (5)
  --concurrency N   logons under way at once (32)
  --warm-up N       logons before anything is measured (1500)
  --starts N        cold starts (5)
  --waiting N       logons waiting at once
  --approvals N     approvals a second, with --waiting (100)
  --profile PATH    also writes the server's CPU profile into this folder
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    concurrency: { type: 'string', default: '32' },
    'warm-up': { type: 'string', default: '1500' },
    starts: { type: 'string', default: '5' },
    waiting: { type: 'string', default: '0' },
    approvals: { type: 'string', default: '100' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || positionals[0] !== 'logon') {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}
const options = {
  seconds: toNumber('seconds'),
  rounds: toNumber('rounds'),
  concurrency: toNumber('concurrency'),
  warmUpLogons: toNumber('warm-up'),
  coldStarts: toNumber('starts'),
  waiting: toNumber('waiting', 0),
  approvals: toNumber('approvals'),
  profileDir: values.profile ?? null,
}
await (options.waiting > 0 ? benchWaiting(options) : benchLogon(options))

function toNumber(
  name: 'seconds' | 'rounds' | 'concurrency' | 'warm-up' | 'starts' | 'waiting' | 'approvals',
  least = 1,
): number {
  const number = Number(values[name])
  if (Number.isFinite(number) && number >= least) return number
  console.error(`--${name} has to be a number from ${least} up.`)
  process.exit(1)
}
