import type { MasterKey } from '../../lib/master-key.ts'

/** The same for the same key; nothing can be told of the key from it. */
export const toKeyFingerprint = (dataKey: MasterKey): string => dataKey.hash('fingerprint', 'sallyport').slice(0, 16)
