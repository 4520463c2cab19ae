import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { hasMasterKey, toSqliteFile } from '../machine/open-machine.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

/** Beginning of the Node versions that this program is built for (package.json, engines). */
const NODE_MAJOR = 24

/** Node, the data folder and who may read what is in it. */
export function checkEnvironment(config: Config): Finding[] {
  return [
    checkNode(),
    ok('Configuration', `public address ${config.publicUrl}, data in ${config.dataDir}.`),
    checkPublicUrl(config),
    ...checkFiles(config),
  ]
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= NODE_MAJOR
    ? ok('Node', `version ${process.versions.node}.`)
    : failed('Node', `version ${process.versions.node}.`, `Run it with Node ${NODE_MAJOR}.`)
}

function checkPublicUrl({ publicUrl, trustedProxies }: Config): Finding {
  if (publicUrl.startsWith('http:'))
    return warning(
      'Public address',
      'is this machine alone, over plain http.',
      'Set SALLYPORT_PUBLIC_URL to the https address at which people reach it.',
    )
  if (trustedProxies.length === 0)
    return warning(
      'Proxies',
      'none is trusted, though TLS must end in front of the server.',
      'Name it in SALLYPORT_TRUSTED_PROXIES, or all requests seem to come from it.',
    )
  return ok('Public address', 'is https, and the proxies are named.')
}

function checkFiles(config: Config): Finding[] {
  if (!hasMasterKey(config))
    return [
      failed(
        'Master key',
        `there is none in ${config.dataDir}.`,
        'Put master.key back, or set SALLYPORT_MASTER_KEY. A new server makes one at its first start.',
      ),
    ]
  const files = [
    config.dataDir,
    ...(config.masterKey === null ? [join(config.dataDir, 'master.key')] : []),
    toSqliteFile(config.databaseUrl),
  ]
  const open = files.filter(
    (file): file is string =>
      file !== null && existsSync(file) && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0,
  )
  return open.length === 0
    ? [ok('Files', 'only their owner may read them.')]
    : open.map((file) => warning('Files', `others on this machine may read ${file}.`, `Close it: chmod go= ${file}`))
}
