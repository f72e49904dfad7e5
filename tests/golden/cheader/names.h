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
#define Own_GUID \
    { 0x0da48ebb,0x7f48,0x4c35, { 0xa4,0xad,0x5b,0x54,0xa6,0xeb,0x1f,0x48 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_Names_GUID, \
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
    Status tail[1];
    #define int__tail_ID 6

} int_, *Pint_;

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
    CHAR VariableData[1];
    #define Acme_Loose_First_OUT_Text_ID 2

} Acme_Loose_First_OUT, *PAcme_Loose_First_OUT;

#define Go 2

typedef struct _Go_IN
{
    // Members follow one that varies in length:
    // ULONG Number;
    // string Text;
    // LONGLONG Result;
    char VariableData[1];

} Go_IN, *PGo_IN;

typedef struct _Go_OUT
{
    LONGLONG Result;
    #define Go_OUT_Result_SIZE sizeof(LONGLONG)
    #define Go_OUT_Result_ID 3

} Go_OUT, *PGo_OUT;

#define Go_OUT_SIZE (FIELD_OFFSET(Go_OUT, Result) + Go_OUT_Result_SIZE)

// Acme_Loose has no structure in C: the size of a member's type is unknown.
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
// The return value is in neither structure: its location is not documented.

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

// Acme_Open - Acme_Open
// Of variable size: a member of it is a plain one.
#define Acme_OpenGuid \
    { 0x3b6c2e51,0x0b0e,0x4b8b, { 0x9b,0x0f,0x5b,0x0f,0x7e,0x1c,0x6a,0x77 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_Open_GUID, \
            0x3b6c2e51,0x0b0e,0x4b8b,0x9b,0x0f,0x5b,0x0f,0x7e,0x1c,0x6a,0x77);
#endif

typedef struct _Acme_Open
{
    ULONG Count;
    #define Acme_Open_Count_SIZE sizeof(ULONG)
    #define Acme_Open_Count_ID 1

    // string Names[Count];
    WCHAR Names[1];
    #define Acme_Open_Names_ID 2

} Acme_Open, *PAcme_Open;

// Acme_Quoted - ACME_QUOTED
#define ACME_QUOTED_DATA_GUID \
    { 0x8e0b7d1c,0x52c7,0x4c0c, { 0x8b,0x1d,0x0c,0x55,0xa1,0xa7,0xd6,0xe9 } }

#if ! (defined(MIDL_PASS))
DEFINE_GUID(Acme_QuotedBlock, \
            0x8e0b7d1c,0x52c7,0x4c0c,0x8b,0x1d,0x0c,0x55,0xa1,0xa7,0xd6,0xe9);
#endif

// Methods of ACME_QUOTED


#define ACME_FILL_HINT 1
#define Fill 1

typedef struct _ACME_FILL_IN
{
    ULONG Kind;
    #define ACME_FILL_IN_Kind_SIZE sizeof(ULONG)
    #define ACME_FILL_IN_Kind_ID 2

} ACME_FILL_IN, *PACME_FILL_IN;

#define ACME_FILL_IN_SIZE (FIELD_OFFSET(ACME_FILL_IN, Kind) + ACME_FILL_IN_Kind_SIZE)

typedef struct _ACME_FILL_OUT
{
    ULONG Count;
    #define ACME_FILL_OUT_Count_SIZE sizeof(ULONG)
    #define ACME_FILL_OUT_Count_ID 1

#define ACME_LIST_HINT 768
    // Status List[Count];
    Status List[1];
    #define ACME_FILL_OUT_List_ID 3

} ACME_FILL_OUT, *PACME_FILL_OUT;

typedef struct _ACME_QUOTED
{
    ULONG First;
    #define ACME_QUOTED_FIRST_SIZE sizeof(ULONG)
    #define ACME_QUOTED_FIRST_ID 1

#define ACME_TEXT_HINT 3
    SHORT Text[4];
    #define ACME_QUOTED_Text_SIZE sizeof(SHORT[4])
    #define ACME_QUOTED_Text_ID 2

    Acme_Open Open;
    #define ACME_QUOTED_LAST_SIZE sizeof(Acme_Open)
    #define ACME_QUOTED_LAST_ID 3

} ACME_QUOTED, *PACME_QUOTED;

#define ACME_QUOTED_Open_SIZE ACME_QUOTED_LAST_SIZE
#define ACME_QUOTED_SIZE (FIELD_OFFSET(ACME_QUOTED, Open) + ACME_QUOTED_Open_SIZE)

#pragma pack(pop)

#endif
