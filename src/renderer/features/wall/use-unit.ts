import { useLayoutEffect, useState } from 'react'
import { useView } from '../../app/console-context.tsx'

/** The screen on which one unit is one pixel at the usual scale: Full HD, upright or not. */
const design = { shortSide: 1080, scale: 1.5 } as const

/**
 * The length that everything on the wall is made of, px: it grows with the screen and with the chosen scale, so that
 * type is as large on a 4K screen as on a Full HD one of the same size.
 */
export function unitOf(width: number, height: number, scale: number): number {
  return (Math.min(width, height) / design.shortSide) * (scale / design.scale)
}

/** The unit, px, and the height of the screen in units. Follows the window's size and the scale in the settings. Dialogs above the wall are made as large. */
export function useUnit(): { readonly unit: number; readonly height: number } {
  const scale = useView((state) => state.settings.wall.scale)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const unit = unitOf(size.width, size.height, scale)
  useLayoutEffect(() => {
    const follow = (): void => setSize({ width: window.innerWidth, height: window.innerHeight })
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement
    dataset.wall = 'true'
    style.setProperty('--wall-zoom', String(Math.max(1, unit * 1.6)))
    return () => {
      delete dataset.wall
      style.removeProperty('--wall-zoom')
    }
  }, [unit])
  return { unit, height: size.height / unit }
}
