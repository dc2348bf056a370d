import { describe, expect, it } from 'vitest'
import { acceptFile, compareFiles, folderOf, pageOf } from '../../../../src/renderer/store/file-list.ts'
import { createViewStore, setFiles } from '../../../../src/renderer/store/view-state.ts'
import type { ProcessedFile } from '../../../../src/shared/domain/library.ts'

function file(path: string, at: number, error = ''): ProcessedFile {
  return { source: 'comic', path, name: path, success: error === '', error, at }
}

describe('pageOf', () => {
  it('keeps the page when the list is refreshed under the reader (C5)', () => {
    expect(pageOf(120, 50, 1)).toEqual({ page: 1, pages: 3, from: 50, to: 100 })
    expect(pageOf(121, 50, 1)).toEqual({ page: 1, pages: 3, from: 50, to: 100 })
  })

  it('shows the last page of a list that has become shorter, and the wanted one when it is long again (C5)', () => {
    expect(pageOf(30, 50, 2)).toEqual({ page: 0, pages: 1, from: 0, to: 30 })
    expect(pageOf(0, 50, 2)).toEqual({ page: 0, pages: 1, from: 0, to: 0 })
    expect(pageOf(130, 50, 2)).toEqual({ page: 2, pages: 3, from: 100, to: 130 })
  })
})

describe('the filter of files', () => {
  it('begins at the first page when anything but the page changes (C5)', () => {
    const store = createViewStore()
    setFiles(store, { page: 3 })
    expect(store.getState().files.page).toBe(3)
    setFiles(store, { text: 'saga' })
    expect(store.getState().files.page).toBe(0)
  })

  it('finds every word in path or error, whatever the case (C7)', () => {
    const broken = file('/komik/Saga/Bab 12.cbz', 1, 'BadZipFile: not a zip file')
    expect(acceptFile({ result: 'all', text: 'saga ZIP' })(broken)).toBe(true)
    expect(acceptFile({ result: 'all', text: 'saga batman' })(broken)).toBe(false)
    expect(acceptFile({ result: 'ok', text: '' })(broken)).toBe(false)
    expect(acceptFile({ result: 'failed', text: '' })(broken)).toBe(true)
  })

  it('orders by time with the latest on top, or as a shelf: 2 before 10', () => {
    const rows = [file('Bab 10', 1), file('Bab 2', 3), file('Bab 1', 2)]
    expect([...rows].sort(compareFiles.time).map(({ path }) => path)).toEqual(['Bab 2', 'Bab 1', 'Bab 10'])
    expect([...rows].sort(compareFiles.name).map(({ path }) => path)).toEqual(['Bab 1', 'Bab 2', 'Bab 10'])
  })
})

describe('folderOf', () => {
  it.each([
    ['/komik/Saga/Bab 1.cbz', '/komik/Saga'],
    ['D:\\Komik\\Saga\\Bab 1.cbz', 'D:\\Komik\\Saga'],
    ['Bab 1.cbz', ''],
    ['/Bab 1.cbz', ''],
    ['', ''],
  ])('of %s', (path, folder) => {
    expect(folderOf(path)).toBe(folder)
  })
})
