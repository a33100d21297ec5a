;;; Emacs with the set-up of docs/editors.md and fixtures/editor: what its user sees.  Run by test/editors.sh.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'flymake)
(setq debug-on-error t
      eglot-sync-connect 10
      eglot-autoshutdown t
      ;; A person is not asked, and sees no echo area.
      eglot-confirm-server-initiated-edits nil)

(defvar shop (expand-file-name "nginx/conf.d/shop.conf"))
(defvar upstreams (expand-file-name "nginx/conf.d/upstreams.conf"))

(defun say (&rest words) (princ (concat (apply #'format words) "\n")))

(defun expect (what condition seen)
  "Wait until CONDITION holds.  If it never does, print what is SEEN instead of WHAT, and what was sent."
  (let ((end (+ (float-time) 10)))
    (while (not (or (funcall condition) (> (float-time) end)))
      (accept-process-output nil 0.02)
      (when (bound-and-true-p flymake-mode) (flymake-start nil))))
  (if (funcall condition)
      (say "ok  %s" what)
    (say "NOT %s\n%S" what (funcall seen))
    (let ((server (eglot-current-server)))
      (when server (say "%s" (with-current-buffer (jsonrpc-events-buffer server) (buffer-string)))))
    (kill-emacs 1)))

(defun put-cursor-on (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun edited ()
  "What happens when a person pauses."
  (eglot--signal-textDocument/didChange))

(defun diagnostics ()
  (mapcar (lambda (it)
            (save-excursion
              (goto-char (flymake-diagnostic-beg it))
              (format "%d:%d %s %s" (line-number-at-pos) (1+ (current-column))
                      (buffer-substring (point) (flymake-diagnostic-end it)) (flymake-diagnostic-text it))))
          (flymake-diagnostics)))

(say "Emacs %s, Eglot %s" emacs-version (package-desc-version (cadr (assq 'eglot package-alist))))
(find-file upstreams)
(find-file shop)
;; eglot-ensure starts the server after the command that has opened the file.
(run-hooks 'post-command-hook)

(expect "a mistake is marked, with its rule"
        (lambda ()
          (equal (diagnostics)
                 '("8:5 localtion nginx-lint [unknown-directive]: unknown directive \"localtion\", did you mean \"location\"?")))
        #'diagnostics)
(say "    %s" (car (diagnostics)))

(expect "the folder of the main file is the project"
        (lambda () (string-suffix-p "/nginx/" (project-root (eglot--project (eglot-current-server)))))
        (lambda () (project-root (eglot--project (eglot-current-server)))))

(put-cursor-on "localtion")
(delete-char (length "localtion"))
(insert "location")
(edited)
(expect "it goes when the text is mended" (lambda () (null (diagnostics))) #'diagnostics)

(put-cursor-on "location /status/")
(insert "add_header x \"größer 🙂\"; ssl_certificate_compression on;\n    ")
(edited)
(expect "the release of the settings counts, and the place is right behind what is not ASCII"
        (lambda ()
          (and (= (length (diagnostics)) 1)
               (string-match-p "\\` *[0-9:]+ ssl_certificate_compression nginx-lint .* 1\\.26\\.3 is asked for"
                               (car (diagnostics)))))
        #'diagnostics)
(say "    %s" (car (diagnostics)))
(delete-region (save-excursion (forward-line -1) (point)) (line-beginning-position))
(edited)
(expect "that goes, too" (lambda () (null (diagnostics))) #'diagnostics)

(put-cursor-on "proxy_read_timeout")
(let (text)
  (eglot-hover-eldoc-function (lambda (found &rest _) (setq text found)))
  (expect "hover explains a directive"
          (lambda () (and text (string-match-p "proxy_read_timeout" text) (string-match-p "60s" text)))
          (lambda () text))
  (say "    %s" (replace-regexp-in-string "\n" "\n    " (substring-no-properties text))))

(put-cursor-on "shop;")
(call-interactively #'xref-find-definitions)
(expect "the definition of an upstream is in another file"
        (lambda () (and (equal buffer-file-name upstreams) (= (line-number-at-pos) 1)))
        (lambda () (list buffer-file-name (line-number-at-pos))))

(find-file shop)
(eglot-format-buffer)
(edited)
(expect "the file is formatted"
        (lambda ()
          (string-match-p "^        proxy_read_timeout 90s;\n        proxy_pass http://shop/status/;$" (buffer-string)))
        #'buffer-string)

(put-cursor-on "shop;")
(eglot-rename "store")
(expect "rename changes all files"
        (lambda ()
          (and (string-match-p "proxy_pass http://store;" (buffer-string))
               (string-match-p "proxy_pass http://store/status/;" (buffer-string))
               (string-match-p "server_name shop.example.com;" (buffer-string))
               (with-current-buffer (find-buffer-visiting upstreams)
                 (string-prefix-p "upstream store {" (buffer-string)))))
        #'buffer-string)
(edited)
(with-current-buffer (find-buffer-visiting upstreams) (edited))
(put-cursor-on "store;")
(call-interactively #'xref-find-definitions)
(expect "the server knows the new name" (lambda () (equal buffer-file-name upstreams)) (lambda () buffer-file-name))

(let ((process (jsonrpc--process (eglot-current-server))))
  (eglot-shutdown (eglot-current-server))
  (expect "the server ends" (lambda () (not (process-live-p process))) #'ignore))
(kill-emacs 0)
