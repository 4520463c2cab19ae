import type { ModuleCategory } from '@sallyport/shared/module-category'
import { IconArrowsSplit, IconKey, IconShieldCheck, IconUser, IconUserShield, type Icon } from '@tabler/icons-react'

/** Each category has a color, an icon and a word, so that none is told by color alone. In the order in which they are offered. */
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
    does: 'Says who, and proves it',
    color: 'indigo',
    icon: IconUserShield,
  },
  { category: 'IDENTITY', word: 'Identity', does: 'Says who', color: 'blue', icon: IconUser },
  { category: 'SECRET', word: 'Secret', does: 'Proves it', color: 'teal', icon: IconKey },
  { category: 'OTHER', word: 'Check', does: 'Checks something else', color: 'gray', icon: IconShieldCheck },
  { category: 'FLOW', word: 'Flow', does: 'Branches', color: 'orange', icon: IconArrowsSplit },
]

export const describeCategory = (category: ModuleCategory) =>
  CATEGORIES.find((each) => each.category === category) ?? CATEGORIES[3]!
