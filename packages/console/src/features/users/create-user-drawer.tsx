import { Drawer } from '@mantine/core'
import { CreateUserForm } from './create-user-form.tsx'

export function CreateUserDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    // A click beside the drawer must not throw away what has been typed.
    <Drawer opened={opened} onClose={onClose} title="Create user" closeOnClickOutside={false}>
      <CreateUserForm onClose={onClose} />
    </Drawer>
  )
}
