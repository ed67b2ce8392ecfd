/* Loaded before the C library: makes writes, syncs and truncations of files below FAULT_DIR fail as a mapped control file says. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 3 };
enum { FAIL = 1, SHORT = 2, PRETEND = 3 };
/* op and mode as above; at: the call that is hit (1: the first), ever: and all after it; error: errno; seen, hit: counted here. */
struct control { volatile int32_t op, mode, at, ever, error, seen, hit; };
static struct control *control;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_CONTROL");
  folder = getenv("FAULT_DIR");
  if (!path || !folder) return;
  int file = open(path, O_RDWR);
  if (file < 0) return;
  void *mapped = mmap(0, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) control = mapped;
  close(file);
}

static int is_ours(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

/* The mode if this call is hit, else 0. */
static int hit(int op, int file) {
  if (!control || !folder || control->op == 0) return 0;
  if (control->op != op && !(control->ever == 2 && control->hit)) return 0;
  if (!is_ours(file)) return 0;
  if (control->op == op) __sync_fetch_and_add(&control->seen, 1);
  int32_t seen = control->seen;
  if (control->ever ? seen < control->at : seen != control->at) return 0;
  __sync_fetch_and_add(&control->hit, 1);
  errno = control->error;
  return control->mode;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

#define WRITER(name, extra_type, extra_name) \
  ssize_t name(int file, const void *bytes, size_t size, extra_type extra_name) { \
    REAL(ssize_t, #name, int, const void *, size_t, extra_type); \
    int mode = hit(WRITE, file); \
    if (mode == FAIL) return -1; \
    return real(file, bytes, mode == SHORT && size > 1 ? size / 2 : size, extra_name); \
  }
WRITER(pwrite, off_t, at)
WRITER(pwrite64, off64_t, at)

ssize_t write(int file, const void *bytes, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int mode = hit(WRITE, file);
  if (mode == FAIL) return -1;
  return real(file, bytes, mode == SHORT && size > 1 ? size / 2 : size);
}

#define SYNCER(name) \
  int name(int file) { \
    REAL(int, #name, int); \
    int mode = hit(SYNC, file); \
    if (mode == FAIL) return -1; \
    return mode == PRETEND ? 0 : real(file); \
  }
SYNCER(fsync)
SYNCER(fdatasync)

#define TRUNCATER(name, type) \
  int name(int file, type size) { \
    REAL(int, #name, int, type); \
    return hit(TRUNCATE, file) == FAIL ? -1 : real(file, size); \
  }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)
