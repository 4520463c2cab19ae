import { IconCircleCheck } from '@tabler/icons-react'
import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react'
import classes from './toasts.module.css'

const ToastContext = createContext<(text: string) => void>(() => {})
const shownMilliseconds = 5000

/** Returns a function that announces a result, also to screen readers. */
export function useToast(): (text: string) => void {
  return use(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; text: string }[]>([])
  const lastId = useRef(0)
  const show = useCallback((text: string) => {
    const id = ++lastId.current
    setToasts((before) => [...before.slice(-1), { id, text }])
    setTimeout(() => setToasts((before) => before.filter((toast) => toast.id !== id)), shownMilliseconds)
  }, [])

  return (
    <ToastContext value={show}>
      {children}
      <div className={classes.toasts} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={classes.toast}>
            <IconCircleCheck size={20} aria-hidden="true" />
            <span>{toast.text}</span>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
