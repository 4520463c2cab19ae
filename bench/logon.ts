import { hash } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { BenchStack } from './lib/bench-stack.ts'
import { measureColdStarts } from './lib/cold-start.ts'
import { watchForeignShare } from './lib/foreign-share.ts'
import { type HashRate, measureHashRate } from './lib/hash-rate.ts'
import { Load, type LoadRound } from './lib/load.ts'
import { readResidentKilobytes } from './lib/process-usage.ts'
import { HASH_COST, PASSWORD } from './lib/seed-users.ts'
import { median, printRows, quantile, toSpread } from './lib/statistics.ts'

export interface LogonBenchOptions {
  seconds: number
  rounds: number
  concurrency: number
  warmUpLogons: number
  coldStarts: number
  profileDir: string | null
}

const USERS = 3_000

interface Round {
  hash: HashRate
  logons: LoadRound
  /** Without the cost of hashing. */
  hashless: LoadRound
  /** The share of the machine that other programs took during the round. */
  foreignShare: number
}

/** Rounds in which other programs took more can't be compared. */
const QUIET_SHARE = 0.15

export async function benchLogon({
  seconds,
  rounds,
  concurrency,
  warmUpLogons,
  coldStarts,
  profileDir,
}: LogonBenchOptions): Promise<void> {
  await using stack = await BenchStack.start({ userCount: USERS })
  const idleKilobytes = readResidentKilobytes(stack.serverPid)
  const load = new Load(stack, USERS, concurrency)
  const passwordHash = await hash(PASSWORD, HASH_COST)
  await stack.ask({ ask: 'hashing', isCostly: false })
  const cold = await load.run({ concurrency, most: 200 })
  await load.run({ concurrency, most: warmUpLogons })

  const measured: Round[] = []
  let peakKilobytes = 0
  for (let round = 0; round < rounds; round++) {
    const readForeignShare = watchForeignShare(stack.pids)
    const hashRate = await measureHashRate(passwordHash, PASSWORD, availableParallelism(), seconds / 2)
    await stack.ask({ ask: 'hashing', isCostly: true })
    const logons = await load.run({ concurrency, seconds })
    peakKilobytes = Math.max(peakKilobytes, readResidentKilobytes(stack.serverPid))
    await stack.ask({ ask: 'hashing', isCostly: false })
    if (profileDir) await stack.ask({ ask: 'profile' })
    const hashless = await load.run({ concurrency, seconds: seconds / 2 })
    if (profileDir) await stack.ask({ ask: 'profile-end', file: join(profileDir, `server-${round}.cpuprofile`) })
    measured.push({ hash: hashRate, logons, hashless, foreignShare: readForeignShare() })
  }
  await load.close()
  await stack.stopServer()
  const starts = await measureColdStarts(coldStarts, (port) => stack.toServerCommand(port))
  print({ measured, cold, idleKilobytes, peakKilobytes, concurrency, starts })
}

/** The quiet rounds, or all of them if none was quiet. */
function chooseRounds(measured: Round[]): Round[] {
  const quiet = measured.filter((round) => round.foreignShare <= QUIET_SHARE)
  if (quiet.length === measured.length) return measured
  console.log(
    quiet.length > 0
      ? `\nLeft out ${measured.length - quiet.length} of ${measured.length} rounds: other programs took more than ${QUIET_SHARE * 100} % of the machine.`
      : `\nNOT QUIET: other programs took more than ${QUIET_SHARE * 100} % of the machine in every round. Repeat the run when they have ended.`,
  )
  return quiet.length > 0 ? quiet : measured
}

function print(result: {
  measured: Round[]
  cold: LoadRound
  idleKilobytes: number
  peakKilobytes: number
  concurrency: number
  starts: Awaited<ReturnType<typeof measureColdStarts>>
}): void {
  const { cold, starts } = result
  const measured = chooseRounds(result.measured)
  const latencies = measured.flatMap((round) => round.logons.latenciesMs)
  const bareMs = median(starts.bareMs)
  const ratio = (pick: (round: Round) => number) => toSpread(measured.map(pick))
  printRows(`Ratios: median of ${measured.length} rounds (min–max), ${result.concurrency} logons at once`, [
    ['logons/s ÷ hashes/s', ratio(({ logons, hash }) => logons.perSecond / hash.perSecond)],
    ['server CPU per logon ÷ CPU per hash', ratio(({ logons, hash }) => logons.cpuMsEach / hash.cpuMsEach)],
    ['CPU without the hash ÷ CPU per hash', ratio(({ hashless, hash }) => hashless.cpuMsEach / hash.cpuMsEach)],
    ['cold start ÷ cold start of a bare server', toSpread(starts.serverMs.map((ms) => ms / bareMs))],
  ])
  printRows('Amounts: indicative, on this machine at this hour', [
    ['hashes/s', ratio(({ hash }) => hash.perSecond)],
    ['CPU per hash, ms', ratio(({ hash }) => hash.cpuMsEach)],
    ['logons/s', ratio(({ logons }) => logons.perSecond)],
    ['logon, ms (median, 99th percentile)', `${median(latencies).toFixed(0)}, ${quantile(latencies, 0.99).toFixed(0)}`],
    ['server CPU per logon minus CPU per hash, ms', ratio(({ logons, hash }) => logons.cpuMsEach - hash.cpuMsEach)],
    ['server CPU per logon without the hash, ms', ratio(({ hashless }) => hashless.cpuMsEach)],
    ['the same for the first 200 logons after the start, ms', cold.cpuMsEach.toFixed(2)],
    ['logons/s without the hash', ratio(({ hashless }) => hashless.perSecond)],
    ['memory when idle, MiB', (result.idleKilobytes / 1_024).toFixed(0)],
    ['memory under load, MiB', (result.peakKilobytes / 1_024).toFixed(0)],
    [
      'share of other programs, % of the machine',
      toSpread(
        result.measured.map((round) => round.foreignShare * 100),
        0,
      ),
    ],
    ['cold start, ms', toSpread(starts.serverMs, 0)],
    ['cold start of a bare server, ms', toSpread(starts.bareMs, 0)],
  ])
}
