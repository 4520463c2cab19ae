import { Group, Kbd, Modal, Table } from '@mantine/core'
import { SHORTCUTS } from '../../lib/page/shortcuts.ts'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'

export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  useReturnFocus()
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts">
      <Table verticalSpacing="sm" aria-label="Keyboard shortcuts">
        <Table.Tbody>
          {SHORTCUTS.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Th scope="row" w={110}>
                <Group gap={4} wrap="nowrap">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
