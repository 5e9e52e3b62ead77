/*
 * What `taskkill /pid N [/pid M ...] /T /F` does on Windows, with its words and exit codes; wine 8 has no /T.
 * FANFOLD_TASKKILL=refuse: nothing can be ended. FANFOLD_TASKKILL=children: only what was named can be ended.
 */
#include "processes.h"

static int refused(DWORD pid, int is_child) {
  const char *how = getenv("FANFOLD_TASKKILL");
  if (how == NULL) return 0;
  return strcmp(how, "refuse") == 0 || (strcmp(how, "children") == 0 && is_child);
}

static int end(DWORD pid, DWORD parent, int is_child) {
  char whose[64] = "";
  if (is_child) snprintf(whose, sizeof whose, " (child process of PID %lu)", parent);
  HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, pid);
  int done = process != NULL && !refused(pid, is_child) && TerminateProcess(process, 1);
  if (done) printf("SUCCESS: The process with PID %lu%s has been terminated.\r\n", pid, whose);
  else fprintf(stderr, "ERROR: The process with PID %lu%s could not be terminated.\r\nReason: Access is denied.\r\n", pid, whose);
  if (process != NULL) CloseHandle(process);
  return done ? 0 : 255;
}

int main(int argc, char **argv) {
  static Shown list[MOST];
  static int marked[MOST];
  int tree = 0, code = 0, count = list_processes(list);
  for (int at = 1; at < argc; at++) {
    if (_stricmp(argv[at], "/T") == 0) tree = 1;
    if (_stricmp(argv[at], "/pid") != 0 || at + 1 == argc) continue;
    DWORD wanted = strtoul(argv[++at], NULL, 10);
    int found = 0;
    for (int one = 0; one < count; one++)
      if (list[one].pid == wanted) found = marked[one] = 1;
    if (!found) {
      fprintf(stderr, "ERROR: The process \"%lu\" not found.\r\n", wanted);
      code = 128;
    }
  }
  if (tree)
    for (int grown = 1; grown;) {
      grown = 0;
      for (int child = 0; child < count; child++)
        for (int parent = 0; parent < count; parent++)
          if (marked[parent] && !marked[child] && list[child].parent == list[parent].pid) grown = marked[child] = 2;
    }
  /* Children first. */
  for (int round = 2; round > 0; round--)
    for (int one = 0; one < count; one++)
      if (marked[one] == round && end(list[one].pid, list[one].parent, round == 2) != 0) code = 255;
  return code;
}
