/** IDENTITY identifies the user, SECRET verifies the user, OTHER does neither (e.g. an address rule), FLOW branches. */
export const MODULE_CATEGORIES = ['IDENTITY', 'SECRET', 'IDENTITY_AND_SECRET', 'OTHER', 'FLOW'] as const
export type ModuleCategory = (typeof MODULE_CATEGORIES)[number]

export const identifies = (category: ModuleCategory): boolean =>
  category === 'IDENTITY' || category === 'IDENTITY_AND_SECRET'
export const proves = (category: ModuleCategory): boolean => category === 'SECRET' || category === 'IDENTITY_AND_SECRET'
