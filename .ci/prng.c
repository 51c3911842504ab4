/*
 * A stand-in for bcryptprimitives.dll, which Wine 8 lacks and Go's runtime loads at start.
 * For tests under Wine only; it is never shipped.
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom of advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
	return SystemFunction036(data, (ULONG)size);
}
