// Made by mofkit of the classes of a driver; change those, not this file.

#ifndef MOFKIT_Acme_FanControl_H
#define MOFKIT_Acme_FanControl_H

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

// Acme_FanControl - Acme_FanControl
// What a fan controller can be told.
#define Acme_FanControlGuid \
    { 0xb59f2694,0x7c5e,0x4549, { 0x85,0x0d,0x2d,0xff,0xf5,0x14,0x9a,0x23 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_FanControl_GUID, \
            0xb59f2694,0x7c5e,0x4549,0x85,0x0d,0x2d,0xff,0xf5,0x14,0x9a,0x23);
#endif

// Methods of Acme_FanControl

// Sets the speed of one fan.
#define SetSpeed 1

typedef struct _SetSpeed_IN
{
    // The number of the fan, from 0 on.
    ULONG Fan;
    #define SetSpeed_IN_Fan_SIZE sizeof(ULONG)
    #define SetSpeed_IN_Fan_ID 1

    // The speed.
    ULONG Percent;
    #define SetSpeed_IN_Percent_SIZE sizeof(ULONG)
    #define SetSpeed_IN_Percent_ID 2

} SetSpeed_IN, *PSetSpeed_IN;

#define SetSpeed_IN_SIZE (FIELD_OFFSET(SetSpeed_IN, Percent) + SetSpeed_IN_Percent_SIZE)

typedef struct _SetSpeed_OUT
{
    // 0, or why not.
    ULONG Status;
    #define SetSpeed_OUT_Status_SIZE sizeof(ULONG)
    #define SetSpeed_OUT_Status_ID 3

} SetSpeed_OUT, *PSetSpeed_OUT;

#define SetSpeed_OUT_SIZE (FIELD_OFFSET(SetSpeed_OUT, Status) + SetSpeed_OUT_Status_SIZE)

// Says between which speeds a fan raises no alarm.
#define GetLimits 2

typedef struct _GetLimits_IN
{
    // The number of the fan, from 0 on.
    ULONG Fan;
    #define GetLimits_IN_Fan_SIZE sizeof(ULONG)
    #define GetLimits_IN_Fan_ID 1

} GetLimits_IN, *PGetLimits_IN;

#define GetLimits_IN_SIZE (FIELD_OFFSET(GetLimits_IN, Fan) + GetLimits_IN_Fan_SIZE)

typedef struct _GetLimits_OUT
{
    // The lowest speed.
    ULONG Lowest;
    #define GetLimits_OUT_Lowest_SIZE sizeof(ULONG)
    #define GetLimits_OUT_Lowest_ID 2

    // The highest speed.
    ULONG Highest;
    #define GetLimits_OUT_Highest_SIZE sizeof(ULONG)
    #define GetLimits_OUT_Highest_ID 3

    // 0, or why not.
    ULONG Status;
    #define GetLimits_OUT_Status_SIZE sizeof(ULONG)
    #define GetLimits_OUT_Status_ID 4

} GetLimits_OUT, *PGetLimits_OUT;

#define GetLimits_OUT_SIZE (FIELD_OFFSET(GetLimits_OUT, Status) + GetLimits_OUT_Status_SIZE)

// Runs all fans at full speed for ten seconds.
#define RunTest 3

#pragma pack(pop)

#endif
