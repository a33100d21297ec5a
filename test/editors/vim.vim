" Vim and ALE with the set-up of docs/editors.md and fixtures/editor: what their user sees. Run by test/editors.sh.
let s:said = []

function! s:Finish(status) abort
  call writefile(s:said, 'said')
  execute a:status ? 'cquit!' : 'qall!'
endfunction

" Waits until a condition holds; says what is there instead if it never does.
function! s:Expect(what, Condition, Seen) abort
  for l:i in range(500)
    if a:Condition()
      return add(s:said, 'ok  ' .. a:what)
    endif
    sleep 20m
  endfor
  call extend(s:said, ['NOT ' .. a:what, string(a:Seen())])
  call s:Finish(1)
endfunction

function! s:Diagnostics() abort
  return map(copy(ale#engine#GetLoclist(s:shop)),
  \ {_, it -> printf('%d:%d-%d %s %s: %s', it.lnum, it.col, it.end_col, it.linter_name, get(it, 'code', ''), it.text)})
endfunction

" What the other windows have.
function! s:Preview() abort
  return join(map(filter(tabpagebuflist(), {_, buffer -> buffer != s:shop}),
  \ {_, buffer -> join(getbufline(buffer, 1, '$'), "\n")}), "\n")
endfunction

set hidden
edit nginx/conf.d/shop.conf
let s:shop = bufnr('')

call s:Expect('a mistake is marked, with its rule', {-> s:Diagnostics() ==#
\ ['8:5-13 nginx-lint unknown-directive: unknown directive "localtion", did you mean "location"?']},
\ function('s:Diagnostics'))
call add(s:said, '    ' .. s:Diagnostics()[0])

call setline(8, substitute(getline(8), 'localtion', 'location', ''))
doautocmd TextChanged
call s:Expect('it goes when the text is mended', {-> empty(s:Diagnostics())}, function('s:Diagnostics'))

call append(6, '    ssl_certificate_compression on;')
doautocmd TextChanged
call s:Expect('the release of the settings counts', {-> len(s:Diagnostics()) == 1
\ && s:Diagnostics()[0] =~# '^7:5-31 .* 1\.26\.3 is asked for'}, function('s:Diagnostics'))
call add(s:said, '    ' .. s:Diagnostics()[0])
7delete
doautocmd TextChanged
call s:Expect('that goes, too', {-> empty(s:Diagnostics())}, function('s:Diagnostics'))

call search('proxy_read_timeout')
ALEHover
call s:Expect('hover explains a directive', {-> s:Preview() =~# 'proxy_read_timeout' && s:Preview() =~# '60s'},
\ function('s:Preview'))
call extend(s:said, map(split(s:Preview(), "\n"), {_, line -> '    ' .. line}))

call cursor(1, 1)
call search('shop;')
ALEGoToDefinition
call s:Expect('the definition of an upstream is in another file',
\ {-> expand('%:t') ==# 'upstreams.conf' && line('.') == 1}, {-> expand('%') .. ' ' .. line('.')})

execute 'buffer!' s:shop
ALEFix
call s:Expect('the file is formatted',
\ {-> getline(20, 21) == ['        proxy_read_timeout 90s;', '        proxy_pass http://shop/status/;']},
\ {-> getline(1, '$')})
call s:Finish(0)
