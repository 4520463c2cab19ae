import { parseArgs } from 'node:util'
import { benchLogon } from './logon.ts'
import { benchWaiting } from './waiting.ts'

const HELP = `Benchmarks, as ratios of one run (see bench/README.md).

  pnpm bench logon                  whole logons compared with the bare hash rate; CPU, memory, cold start
  pnpm bench logon --waiting 1000   1000 logons that wait for a push at once

  --seconds N       length of each round (4)
  --rounds N        number of rounds (5)
  --concurrency N   logons in progress at once (32)
  --warm-up N       logons before the first measurement (1500)
  --starts N        cold starts (5)
  --waiting N       logons that wait at once
  --approvals N     approvals per second, with --waiting (100)
  --profile PATH    also write the server's CPU profiles to this folder
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
  console.error(`--${name} must be a number, at least ${least}.`)
  process.exit(1)
}
