import { type Memento, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode'

/** The URLs that were asked for in this workspace, the last one first. */
const KEY = 'routes'

/** So many of them are kept. */
const MOST = 20

const FORGET = { iconPath: new ThemeIcon('close'), tooltip: 'Forget this URL' }

/**
 * Asks for a URL: what is typed, or one that was asked for before, or one of those that are offered, of which the
 * configuration is asked meanwhile.
 */
export async function askForUrl(memory: Memento, offer: () => Promise<readonly string[]>): Promise<string | undefined> {
  const picker = window.createQuickPick()
  picker.title = 'Which location serves…'
  picker.placeholder = 'A URL, such as http://example.com/path, or only its path'
  picker.busy = true
  let offered: readonly string[] = []
  const update = () => {
    picker.items = itemsFor(picker.value.trim(), asked(memory), offered)
  }
  update()
  picker.onDidChangeValue(update)
  picker.onDidTriggerItemButton(async ({ item }) => {
    await remember(
      memory,
      asked(memory).filter((url) => url !== item.label),
    )
    update()
  })
  picker.show()
  const chosen = new Promise<string | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]?.label ?? (picker.value.trim() || undefined)))
    picker.onDidHide(() => resolve(undefined))
  })
  void offer().then((urls) => {
    offered = urls
    picker.busy = false
    update()
  })
  const url = await chosen
  picker.dispose()
  if (url !== undefined) await remember(memory, [url, ...asked(memory).filter((other) => other !== url)])
  return url
}

const asked = (memory: Memento): readonly string[] => memory.get<readonly string[]>(KEY, [])

const remember = (memory: Memento, urls: readonly string[]): Thenable<void> => memory.update(KEY, urls.slice(0, MOST))

function itemsFor(typed: string, before: readonly string[], offered: readonly string[]): readonly QuickPickItem[] {
  const others = offered.filter((url) => !before.includes(url))
  return [
    // What is typed comes first, and stays whatever the others are.
    ...(typed === '' || before.includes(typed) || others.includes(typed) ? [] : [{ label: typed, alwaysShow: true }]),
    ...titled(
      'asked for before',
      before.map((label) => ({ label, buttons: [FORGET] })),
    ),
    ...titled(
      'in this configuration',
      others.map((label) => ({ label })),
    ),
  ]
}

const titled = (label: string, items: readonly QuickPickItem[]): readonly QuickPickItem[] =>
  items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items]
