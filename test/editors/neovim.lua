-- Neovim with the set-up of docs/editors.md and fixtures/editor: what its user sees of the server. Run by test/editors.sh.
local function say(text, ...)
  io.stdout:write(string.format(text, ...) .. '\n')
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

-- Waits until a condition holds; says what is there instead if it never does.
local function expect(what, condition, seen)
  if vim.wait(10000, condition, 20) then
    return say('ok  %s', what)
  end
  say('NOT %s\n%s', what, vim.inspect(seen and seen()))
  local log = io.open(vim.lsp.get_log_path())
  say('%s', log and log:read('*a') or '')
  vim.cmd('cquit')
end

local function put_cursor_on(text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search(text) > 0, text)
end

local function file_name(buffer)
  return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer or 0), ':t')
end

-- The text of the window that floats above the others.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(lines(vim.api.nvim_win_get_buf(window)), '\n')
    end
  end
end

local version = vim.version()
say('Neovim %d.%d.%d', version.major, version.minor, version.patch)
vim.cmd('edit nginx/conf.d/shop.conf')
local shop = vim.api.nvim_get_current_buf()

local function diagnostics()
  return vim.tbl_map(function(it)
    return string.format('%d:%d-%d %s %s: %s', it.lnum + 1, it.col + 1, it.end_col + 1, it.source, it.code, it.message)
  end, vim.diagnostic.get(shop))
end

expect('a mistake is marked, with its rule', function()
  local found = diagnostics()
  return #found == 1
    and found[1] == '8:5-14 nginx-lint unknown-directive: unknown directive "localtion", did you mean "location"?'
end, diagnostics)
say('    %s', diagnostics()[1])

vim.api.nvim_buf_set_text(shop, 7, 4, 7, 13, { 'location' })
expect('it goes when the text is mended', function()
  return #diagnostics() == 0
end, diagnostics)

local newer = '    add_header x "größer 🙂"; ssl_certificate_compression on;'
vim.api.nvim_buf_set_lines(shop, 6, 6, false, { newer })
expect('the release of the settings counts, and the place is right behind what is not ASCII', function()
  local it = vim.diagnostic.get(shop)[1]
  return it
    and it.message:find('1.26.3 is asked for', 1, true)
    and newer:sub(it.col + 1, it.end_col) == 'ssl_certificate_compression'
end, diagnostics)
say('    %s', diagnostics()[1])
vim.api.nvim_buf_set_lines(shop, 6, 7, false, {})
expect('that goes, too', function()
  return #diagnostics() == 0
end, diagnostics)

put_cursor_on('proxy_read_timeout')
vim.lsp.buf.hover()
expect('hover explains a directive', function()
  local text = floating()
  return text and text:find('proxy_read_timeout', 1, true) and text:find('60s', 1, true)
end, floating)
say('    %s', (floating():gsub('\n', '\n    ')))

put_cursor_on('shop;')
vim.lsp.buf.definition()
expect('the definition of an upstream is in another file', function()
  return file_name() == 'upstreams.conf' and vim.api.nvim_win_get_cursor(0)[1] == 1
end, file_name)
local upstreams = vim.api.nvim_get_current_buf()

vim.cmd('buffer ' .. shop)
vim.lsp.buf.formatting_sync(nil, 10000)
expect('the file is formatted', function()
  local text = lines(shop)
  return text[20] == '        proxy_read_timeout 90s;' and text[21] == '        proxy_pass http://shop/status/;'
end, function()
  return lines(shop)
end)

put_cursor_on('shop;')
vim.lsp.buf.rename('store')
expect('rename changes all files', function()
  local text = table.concat(lines(shop), '\n')
  return lines(upstreams)[1] == 'upstream store {'
    and text:find('proxy_pass http://store;', 1, true)
    and text:find('proxy_pass http://store/status/;', 1, true)
    and text:find('server_name shop.example.com;', 1, true)
end, function()
  return { lines(shop), lines(upstreams) }
end)
put_cursor_on('store;')
expect('the server knows the new name', function()
  -- Changes of buffers that are not looked at are sent some time later.
  if file_name() == 'shop.conf' then
    vim.lsp.buf.definition()
    vim.wait(100)
  end
  return file_name() == 'upstreams.conf' and #diagnostics() == 0
end, file_name)

vim.cmd('buffer ' .. shop)
vim.cmd('NginxRoute https://shop.example.com/status/')
local function route()
  return lines(0)
end
expect('the way of a request is shown', function()
  return lines(0)[1] == 'https://shop.example.com/status/' and vim.fn.search('→ location /status/: proxy_pass') > 0
end, route)
say('    %s', table.concat(route(), '\n    '))
put_cursor_on('not location /: ')
vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<CR>', true, false, true), 'x', false)
expect('Enter goes to the place in the line', function()
  return file_name() == 'shop.conf' and vim.api.nvim_get_current_line() == '    location / {'
end, file_name)

vim.lsp.stop_client(vim.lsp.get_active_clients())
expect('the server ends', function()
  return #vim.lsp.get_active_clients() == 0
end)
vim.cmd('qall!')
