import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { hasMasterKey, toSqliteFile } from '../tool/open-server-data.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

/** The oldest major version of Node that works (package.json, engines). */
const NODE_MAJOR = 24

/** Checks Node, the public address, and the permissions of the data folder. */
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
      'is only this host, over plain HTTP.',
      'Set SALLYPORT_PUBLIC_URL to the https address at which people reach the server.',
    )
  if (trustedProxies.length === 0)
    return warning(
      'Proxies',
      'none is trusted, though TLS must end in front of the server.',
      'Name the proxy in SALLYPORT_TRUSTED_PROXIES, or all requests seem to come from it.',
    )
  return ok('Public address', 'uses https, and the proxies are set.')
}

function checkFiles(config: Config): Finding[] {
  if (!hasMasterKey(config))
    return [
      failed(
        'Master key',
        `there is none in ${config.dataDir}.`,
        'Restore master.key, or set SALLYPORT_MASTER_KEY. A new server creates one at its first start.',
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
    ? [ok('Files', 'only their owner can read them.')]
    : open.map((file) => warning('Files', `other users of this host can read ${file}.`, `Run "chmod go= ${file}".`))
}
