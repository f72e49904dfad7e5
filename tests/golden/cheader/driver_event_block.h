// Made by mofkit of the classes of a driver; change those, not this file.

#ifndef MOFKIT_Acme_FanAlarm_H
#define MOFKIT_Acme_FanAlarm_H

#ifndef _WIN32
#if defined(__has_include)
#if __has_include(<mofkit/mofkit_windows.h>)
#include <mofkit/mofkit_windows.h>
#else
#include "mofkit_windows.h"
#endif
#else
#include <mofkit/mofkit_windows.h>
#endif
#endif

#pragma pack(push, 8)

// Acme_FanAlarm - Acme_FanAlarm
// A fan left its limits or came back.
#define Acme_FanAlarmGuid \
    { 0x8058e70d,0xa3e6,0x4e98, { 0x83,0xb7,0x68,0x38,0xee,0x24,0x84,0x95 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_FanAlarm_GUID, \
            0x8058e70d,0xa3e6,0x4e98,0x83,0xb7,0x68,0x38,0xee,0x24,0x84,0x95);
#endif

typedef struct _Acme_FanAlarm
{
    // The number of the fan, from 0 on.
    ULONG Fan;
    #define Acme_FanAlarm_Fan_SIZE sizeof(ULONG)
    #define Acme_FanAlarm_Fan_ID 1

    // Its speed now.
    ULONG Speed;
    #define Acme_FanAlarm_Speed_SIZE sizeof(ULONG)
    #define Acme_FanAlarm_Speed_ID 2

    // How bad it is.
    USHORT Severity;
    #define Acme_FanAlarm_Severity_SIZE sizeof(USHORT)
    #define Acme_FanAlarm_Severity_ID 3

} Acme_FanAlarm, *PAcme_FanAlarm;

#define Acme_FanAlarm_SIZE (FIELD_OFFSET(Acme_FanAlarm, Severity) + Acme_FanAlarm_Severity_SIZE)

#pragma pack(pop)

#endif
