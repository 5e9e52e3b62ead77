/* The processes of this (wine) system: number, parent and birth. */
#include <windows.h>
#include <tlhelp32.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 4096

typedef struct {
  DWORD pid, parent;
  long long created; /* milliseconds since 1970 */
} Shown;

static int list_processes(Shown *list) {
  HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  PROCESSENTRY32 entry = {.dwSize = sizeof entry};
  int count = 0;
  for (BOOL more = Process32First(snapshot, &entry); more && count < MOST; more = Process32Next(snapshot, &entry)) {
    HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, entry.th32ProcessID);
    FILETIME created, ended, kernel, user;
    if (process == NULL) continue;
    if (GetProcessTimes(process, &created, &ended, &kernel, &user)) {
      long long ticks = ((long long)created.dwHighDateTime << 32) | created.dwLowDateTime;
      list[count++] = (Shown){entry.th32ProcessID, entry.th32ParentProcessID, ticks / 10000 - 11644473600000LL};
    }
    CloseHandle(process);
  }
  CloseHandle(snapshot);
  return count;
}
