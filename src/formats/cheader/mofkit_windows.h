/* SPDX-License-Identifier: MIT */
/*
 * The Windows types and macros that the headers of `mof compile --to cheader` use, for systems that do not have them.
 * On Windows it adds nothing: include the headers of the SDK or WDK before. Elsewhere a type keeps the size and the
 * alignment that it has there. Define INITGUID before the first include in one file of a program to define its GUIDs.
 */
#ifndef MOFKIT_WINDOWS_H
#define MOFKIT_WINDOWS_H

#ifndef _WIN32

#include <stddef.h>
#include <stdint.h>

#ifndef GUID_DEFINED
#define GUID_DEFINED
typedef struct _GUID {
	uint32_t Data1;
	uint16_t Data2;
	uint16_t Data3;
	uint8_t Data4[8];
} GUID;
#endif

#ifndef _WINDEF_ /* the include guards of Wine and MinGW */
#ifndef _NTDEF_
typedef uint8_t BOOLEAN;
typedef int8_t CHAR;
typedef uint8_t UCHAR;
typedef int16_t SHORT;
typedef uint16_t USHORT;
typedef int32_t LONG;
typedef uint32_t ULONG;
typedef int64_t LONGLONG __attribute__((aligned(8))); /* 4 on 32-bit Linux without it */
typedef uint64_t ULONGLONG __attribute__((aligned(8)));
typedef uint16_t WCHAR;
#endif
#endif

#ifndef FIELD_OFFSET
#define FIELD_OFFSET(type, field) ((int32_t)offsetof(type, field))
#endif

#ifndef DEFINE_GUID
#ifdef __cplusplus
#define MOFKIT_EXTERN extern "C"
#else
#define MOFKIT_EXTERN extern
#endif
#ifdef INITGUID
#define DEFINE_GUID(name, a, b, c, d0, d1, d2, d3, d4, d5, d6, d7) \
	MOFKIT_EXTERN const GUID name __attribute__((weak));       \
	const GUID name = {a, b, c, {d0, d1, d2, d3, d4, d5, d6, d7}}
#else
#define DEFINE_GUID(name, a, b, c, d0, d1, d2, d3, d4, d5, d6, d7) MOFKIT_EXTERN const GUID name
#endif
#endif

#endif /* _WIN32 */

#endif
