// Made by mofkit of the classes of a driver; change those, not this file.

#ifndef MOFKIT_Status_H
#define MOFKIT_Status_H

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

// Status - Status
#define StatusGuid \
    { 0xcb97ce5d,0x31d2,0x4b11, { 0x9c,0x59,0x94,0xf6,0xa9,0xf0,0xbd,0xbb } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Status_GUID, \
            0xcb97ce5d,0x31d2,0x4b11,0x9c,0x59,0x94,0xf6,0xa9,0xf0,0xbd,0xbb);
#endif

typedef struct _Status
{
    // A type and a member have this name.
    // The second line ends with a backslash.
    UCHAR Class;
    #define Status_Class_SIZE sizeof(UCHAR)
    #define Status_Class_ID 1

    // A trigraph
    ULONGLONG Wide;
    #define Status_Wide_SIZE sizeof(ULONGLONG)
    #define Status_Wide_ID 2

} Status, *PStatus;

#define Status_SIZE (FIELD_OFFSET(Status, Wide) + Status_Wide_SIZE)

// Acme_Names - int_
// Members are in the order of their ids.
#define int_Guid \
    { 0x0da48ebb,0x7f48,0x4c35, { 0xa4,0xad,0x5b,0x54,0xa6,0xeb,0x1f,0x48 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Own_GUID, \
            0x0da48ebb,0x7f48,0x4c35,0xa4,0xad,0x5b,0x54,0xa6,0xeb,0x1f,0x48);
#endif

// Values of default_
#define ACME_ONE 0x1
#define ACME_TWO 2
#define ACME_MINUS (-3)
#define ACME_HUGE 4294967296ULL
#define int__status 0

typedef struct _int_
{
    ULONG default_;
    #define int__default__SIZE sizeof(ULONG)
    #define int__default__ID 1

    Status status;
    #define int__status_SIZE sizeof(Status)
    #define int__status_ID 2

    // The first unit counts the bytes of those that follow, unused ones included.
    WCHAR Text[2][7 + 1];
    #define int__Text_SIZE sizeof(WCHAR[2][7 + 1])
    #define int__Text_ID 3

    WCHAR VariableData_[25];
    #define int__VariableData__SIZE sizeof(WCHAR[25])
    #define int__VariableData__ID 4

    // The last, of as many elements as the first says.
    ULONGLONG short_;
    #define int__short__SIZE sizeof(ULONGLONG)
    #define int__short__ID 5

    // Status tail[default_];
    Status VariableData[1];
    #define int__tail_ID 6

} int_, *Pint_;

// Without the part that varies
#define int__SIZE FIELD_OFFSET(int_, VariableData)

// Acme_Loose - Acme_Loose
#define Acme_LooseGuid \
    { 0xf6a8b4a5,0x2f36,0x4e0c, { 0xa3,0x4f,0x7c,0x4c,0x4d,0xe9,0xf8,0x7b } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_Loose_GUID, \
            0xf6a8b4a5,0x2f36,0x4e0c,0xa3,0x4f,0x7c,0x4c,0x4d,0xe9,0xf8,0x7b);
#endif

// Methods of Acme_Loose

#define Acme_Loose_First 1

typedef struct _Acme_Loose_First_IN
{
    UCHAR for_;
    #define Acme_Loose_First_IN_for__SIZE sizeof(UCHAR)
    #define Acme_Loose_First_IN_for__ID 1

} Acme_Loose_First_IN, *PAcme_Loose_First_IN;

#define Acme_Loose_First_IN_SIZE (FIELD_OFFSET(Acme_Loose_First_IN, for_) + Acme_Loose_First_IN_for__SIZE)

typedef struct _Acme_Loose_First_OUT
{
    // string Text; a string is its bytes, a USHORT, and its WCHARs
    USHORT VariableData[1];
    #define Acme_Loose_First_OUT_Text_ID 1

} Acme_Loose_First_OUT, *PAcme_Loose_First_OUT;

// Without the part that varies
#define Acme_Loose_First_OUT_SIZE FIELD_OFFSET(Acme_Loose_First_OUT, VariableData)

#define Go 2

// Go_IN is no structure of C: members follow one that varies in length.
//
//     ULONG Number;
//     string Text;
//     LONGLONG Result;
#define Go_IN_Number_ID 1
#define Go_IN_Text_ID 2
#define Go_IN_Result_ID 3

typedef struct _Go_OUT
{
    LONGLONG Result;
    #define Go_OUT_Result_SIZE sizeof(LONGLONG)
    #define Go_OUT_Result_ID 1

} Go_OUT, *PGo_OUT;

#define Go_OUT_SIZE (FIELD_OFFSET(Go_OUT, Result) + Go_OUT_Result_SIZE)

// Acme_Loose is no structure of C: a member has a type of unknown size.
//
//     string First;
//     ULONG Second;
//     Acme_Missing Third;
#define Acme_Loose_First_ID 1
#define Acme_Loose_Second_ID 2
#define Acme_Loose_Third_ID 3

// Acme_Again - Acme_Again
#define Acme_AgainGuid \
    { 0x5b1b0a7c,0xdd2c,0x4c39, { 0x9a,0x9c,0x2a,0x6b,0x0c,0x1b,0x6f,0x24 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_Again_GUID, \
            0x5b1b0a7c,0xdd2c,0x4c39,0x9a,0x9c,0x2a,0x6b,0x0c,0x1b,0x6f,0x24);
#endif

// Methods of Acme_Again

#define Acme_Again_Go 7
// What the method returns is in no structure: its place is not documented.

typedef struct _Acme_Again_Go_IN
{
    BOOLEAN Done;
    #define Acme_Again_Go_IN_Done_SIZE sizeof(BOOLEAN)
    #define Acme_Again_Go_IN_Done_ID 1

} Acme_Again_Go_IN, *PAcme_Again_Go_IN;

#define Acme_Again_Go_IN_SIZE (FIELD_OFFSET(Acme_Again_Go_IN, Done) + Acme_Again_Go_IN_Done_SIZE)

typedef struct _Acme_Again_Go_OUT
{
    BOOLEAN Done;
    #define Acme_Again_Go_OUT_Done_SIZE sizeof(BOOLEAN)
    #define Acme_Again_Go_OUT_Done_ID 1

} Acme_Again_Go_OUT, *PAcme_Again_Go_OUT;

#define Acme_Again_Go_OUT_SIZE (FIELD_OFFSET(Acme_Again_Go_OUT, Done) + Acme_Again_Go_OUT_Done_SIZE)

#pragma pack(pop)

#endif
