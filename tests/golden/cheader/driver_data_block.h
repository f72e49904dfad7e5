// Made by mofkit of the classes of a driver; change those, not this file.

#ifndef MOFKIT_Acme_FanLimits_H
#define MOFKIT_Acme_FanLimits_H

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

// Acme_FanLimits - Acme_FanLimits
// Between which speeds a fan raises no alarm.
#define Acme_FanLimitsGuid \
    { 0x12ddfa4d,0xa228,0x4834, { 0xaa,0x7f,0x6e,0xe0,0x38,0xc0,0x82,0x6f } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_FanLimits_GUID, \
            0x12ddfa4d,0xa228,0x4834,0xaa,0x7f,0x6e,0xe0,0x38,0xc0,0x82,0x6f);
#endif

typedef struct _Acme_FanLimits
{
    // The lowest speed.
    ULONG Lowest;
    #define Acme_FanLimits_Lowest_SIZE sizeof(ULONG)
    #define Acme_FanLimits_Lowest_ID 1

    // The highest speed.
    ULONG Highest;
    #define Acme_FanLimits_Highest_SIZE sizeof(ULONG)
    #define Acme_FanLimits_Highest_ID 2

} Acme_FanLimits, *PAcme_FanLimits;

#define Acme_FanLimits_SIZE (FIELD_OFFSET(Acme_FanLimits, Highest) + Acme_FanLimits_Highest_SIZE)

// Acme_FanReading - Acme_FanReading
// What the sensors of a fan controller say.
#define Acme_FanReadingGuid \
    { 0x8e0f509b,0xa2b7,0x43ae, { 0xa7,0xf8,0x1c,0x31,0x77,0x76,0x79,0x3c } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_FanReading_GUID, \
            0x8e0f509b,0xa2b7,0x43ae,0xa7,0xf8,0x1c,0x31,0x77,0x76,0x79,0x3c);
#endif

typedef struct _Acme_FanReading
{
    // When the sensors were read, in 100 nanoseconds since 1601.
    ULONGLONG ReadTime;
    #define Acme_FanReading_ReadTime_SIZE sizeof(ULONGLONG)
    #define Acme_FanReading_ReadTime_ID 1

    // What is wrong, no bit when all is well.
    ULONG Status;
    #define Acme_FanReading_Status_SIZE sizeof(ULONG)
    #define Acme_FanReading_Status_ID 2

    // The limits that are set.
    Acme_FanLimits Limits;
    #define Acme_FanReading_Limits_SIZE sizeof(Acme_FanLimits)
    #define Acme_FanReading_Limits_ID 3

    // The four numbers of the version of the controller.
    UCHAR FirmwareVersion[4];
    #define Acme_FanReading_FirmwareVersion_SIZE sizeof(UCHAR[4])
    #define Acme_FanReading_FirmwareVersion_ID 4

    // How many speeds follow.
    ULONG SpeedCount;
    #define Acme_FanReading_SpeedCount_SIZE sizeof(ULONG)
    #define Acme_FanReading_SpeedCount_ID 5

    // The speed of each fan.
    // ULONG Speeds[SpeedCount];
    ULONG Speeds[1];
    #define Acme_FanReading_Speeds_ID 6

} Acme_FanReading, *PAcme_FanReading;

// Acme_FanSetting - Acme_FanSetting
// How a fan controller is set.
#define Acme_FanSettingGuid \
    { 0x608faf02,0x1365,0x41bc, { 0x97,0x33,0x32,0xf4,0x17,0x8d,0x98,0xc5 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_FanSetting_GUID, \
            0x608faf02,0x1365,0x41bc,0x97,0x33,0x32,0xf4,0x17,0x8d,0x98,0xc5);
#endif

typedef struct _Acme_FanSetting
{
    // Who decides the speed.
    ULONG Mode;
    #define Acme_FanSetting_Mode_SIZE sizeof(ULONG)
    #define Acme_FanSetting_Mode_ID 1

    // Whether the fans run on when the system sleeps.
    BOOLEAN RunInSleep;
    #define Acme_FanSetting_RunInSleep_SIZE sizeof(BOOLEAN)
    #define Acme_FanSetting_RunInSleep_ID 2

    // A name for the controller.
    // The first unit counts the bytes of those that follow, unused ones included.
    WCHAR Label[32 + 1];
    #define Acme_FanSetting_Label_SIZE sizeof(WCHAR[32 + 1])
    #define Acme_FanSetting_Label_ID 3

} Acme_FanSetting, *PAcme_FanSetting;

#define Acme_FanSetting_SIZE (FIELD_OFFSET(Acme_FanSetting, Label) + Acme_FanSetting_Label_SIZE)

#pragma pack(pop)

#endif
