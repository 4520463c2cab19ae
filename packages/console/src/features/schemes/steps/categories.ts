import type { ModuleCategory } from '@sallyport/shared/module-category'
import { IconArrowsSplit, IconKey, IconShieldCheck, IconUser, IconUserShield, type Icon } from '@tabler/icons-react'

/** Each category has a color, an icon and a word, so that color is never the only mark. In the order of the module panel. */
export const CATEGORIES: readonly {
  category: ModuleCategory
  word: string
  does: string
  color: string
  icon: Icon
}[] = [
  {
    category: 'IDENTITY_AND_SECRET',
    word: 'Identity and secret',
    does: 'Identify and verify the user',
    color: 'indigo',
    icon: IconUserShield,
  },
  { category: 'IDENTITY', word: 'Identity', does: 'Identify the user', color: 'blue', icon: IconUser },
  { category: 'SECRET', word: 'Secret', does: 'Verify the user', color: 'teal', icon: IconKey },
  { category: 'OTHER', word: 'Check', does: 'Other checks', color: 'gray', icon: IconShieldCheck },
  { category: 'FLOW', word: 'Branch', does: 'Branches', color: 'orange', icon: IconArrowsSplit },
]

export const describeCategory = (category: ModuleCategory) =>
  CATEGORIES.find((each) => each.category === category) ?? CATEGORIES[3]!
