import { Button, Collapse, Group, Paper, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { SearchField } from '../../components/table/search-field.tsx'
import { AUDIT_TYPES } from '../../lib/words/audit-words.ts'
import { type AuditFilters, PERIODS } from './audit-filter.ts'
import { FilterText } from './filter-text.tsx'

interface FiltersBarProps {
  filters: AuditFilters
  isFiltered: boolean
  onChange: (change: Partial<AuditFilters>) => void
}

const TYPE_CHOICES = Object.entries(AUDIT_TYPES).map(([value, label]) => ({ value, label }))

/** The filters of the audit log: the common ones always shown, the others one click away. */
export function FiltersBar({ filters, isFiltered, onChange }: FiltersBarProps) {
  const hasMore = [
    filters.module,
    filters.code,
    filters.reference,
    filters.actor,
    filters.logonId,
    filters.from,
    filters.to,
  ].some(Boolean)
  const [isOpen, { toggle }] = useDisclosure(hasMore)
  const clearAll = () => onChange(Object.fromEntries(Object.keys(filters).map((name) => [name, ''])))
  return (
    <Paper mb="md" bg="transparent">
      <Group gap="sm" align="flex-end">
        <SearchField
          label="User"
          placeholder="User"
          value={filters.subject}
          onSearch={(subject) => onChange({ subject })}
        />
        <Select
          aria-label="Event"
          placeholder="Any event"
          data={
            TYPE_CHOICES.some((choice) => choice.value === filters.type) || !filters.type
              ? TYPE_CHOICES
              : [...TYPE_CHOICES, { value: filters.type, label: filters.type }]
          }
          value={filters.type || null}
          onChange={(type) => onChange({ type: type ?? '' })}
          clearable
          searchable
          w={{ base: '100%', xs: 200 }}
        />
        <Select
          aria-label="Outcome"
          placeholder="Any outcome"
          data={[
            { value: 'SUCCESS', label: 'Success' },
            { value: 'FAILURE', label: 'Failure' },
          ]}
          value={filters.outcome || null}
          onChange={(outcome) => onChange({ outcome: outcome ?? '' })}
          clearable
          w={{ base: '100%', xs: 140 }}
        />
        <Select
          aria-label="Period"
          placeholder="Any time"
          data={PERIODS.map(({ key, label }) => ({ value: key, label }))}
          value={filters.period || null}
          onChange={(period) => onChange({ period: period ?? '', from: '', to: '' })}
          clearable
          w={{ base: '100%', xs: 150 }}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={toggle}
          aria-expanded={isOpen}>
          {isOpen ? 'Fewer filters' : 'More filters'}
        </Button>
        {isFiltered && (
          <Button variant="subtle" color="gray" onClick={clearAll}>
            Clear filters
          </Button>
        )}
      </Group>
      <Collapse expanded={isOpen}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} mt="md" spacing="sm">
          <FilterText label="Reference" value={filters.reference} onCommit={(reference) => onChange({ reference })} />
          <FilterText
            label="Code"
            placeholder="DUO_DENIED"
            value={filters.code}
            onCommit={(code) => onChange({ code: code.toUpperCase() })}
          />
          <FilterText
            label="Module"
            placeholder="duo"
            value={filters.module}
            onCommit={(module) => onChange({ module })}
          />
          <FilterText
            label="Done by"
            placeholder="Username or its beginning"
            value={filters.actor}
            onCommit={(actor) => onChange({ actor })}
          />
          <FilterText label="Logon ID" value={filters.logonId} onCommit={(logonId) => onChange({ logonId })} />
          <Group grow gap="sm" align="flex-end">
            <TextInput
              type="datetime-local"
              label="From"
              value={filters.from}
              onChange={(event) => onChange({ from: event.currentTarget.value, period: '' })}
            />
            <TextInput
              type="datetime-local"
              label="To"
              value={filters.to}
              onChange={(event) => onChange({ to: event.currentTarget.value, period: '' })}
            />
          </Group>
        </SimpleGrid>
      </Collapse>
    </Paper>
  )
}
