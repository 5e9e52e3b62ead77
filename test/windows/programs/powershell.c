/*
 * Answers the one question that fanfold asks Windows PowerShell, which wine has not: which processes there are.
 * FANFOLD_POWERSHELL=silent: no answer, as where a policy forbids it.
 */
#include "processes.h"

int main(void) {
  static Shown list[MOST];
  const char *how = getenv("FANFOLD_POWERSHELL");
  if (how != NULL || strstr(GetCommandLineA(), "FROM Win32_Process") == NULL) return 1;
  int count = list_processes(list);
  for (int one = 0; one < count; one++) printf("%lu %lu %lld\r\n", list[one].pid, list[one].parent, list[one].created);
  return 0;
}
