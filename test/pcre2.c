/* Reads "<caseless> <pattern>" and then "<subject>" lines, in hexadecimal behind a "p" or an "s", and says of each what
   pcre2_match() does when nginx calls it: "r" and the error for a pattern that is refused, "m" and the offsets of the
   groups, "n" for no match, "e" and the number of an error. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <string.h>

static char line[1 << 20];
static unsigned char bytes[1 << 19];

static size_t unhex(const char *text) {
  size_t n = 0;
  unsigned value;
  while (sscanf(text + 2 * n, "%2x", &value) == 1) bytes[n++] = value;
  return n;
}

int main(void) {
  pcre2_code *code = NULL;
  pcre2_match_data *data = NULL;
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] == 'p') {
      int error;
      PCRE2_SIZE offset;
      size_t length = unhex(line + 2);
      if (code) pcre2_code_free(code);
      if (data) pcre2_match_data_free(data);
      data = NULL;
      code = pcre2_compile(bytes, length, line[1] == 'i' ? PCRE2_CASELESS : 0, &error, &offset, NULL);
      if (code) data = pcre2_match_data_create_from_pattern(code, NULL);
      if (code) puts("c");
      else printf("r %d\n", error);
    } else if (code) {
      size_t length = unhex(line + 1);
      uint32_t count;
      pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
      int rc = pcre2_match(code, bytes, length, 0, 0, data, NULL);
      if (rc == PCRE2_ERROR_NOMATCH) {
        puts("n");
      } else if (rc < 0) {
        printf("e %d\n", rc);
      } else {
        PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);
        printf("m");
        for (uint32_t i = 0; i <= count; i++) {
          if (i >= (uint32_t) rc || offsets[2 * i] == PCRE2_UNSET) printf(" -");
          else printf(" %zu-%zu", offsets[2 * i], offsets[2 * i + 1]);
        }
        puts("");
      }
    }
  }
  return 0;
}
