import type { MasterKey } from '../../lib/master-key.ts'

/** Equal for equal keys. It reveals nothing about the key. */
export const toKeyFingerprint = (dataKey: MasterKey): string => dataKey.hash('fingerprint', 'sallyport').slice(0, 16)
