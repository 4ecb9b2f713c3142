# The C++ tests: one program per room (src/<room>/*_test.cc) and one per folder of tests/. ctest runs them; ./test reads
# what they report. Folders may come and go: a program is made when there is something to put into it.
#
#   core_tests    every test program that needs the pure core and interop only (also built with sanitizers)
#   all_tests     every test program, and mettle itself
#   mettle_bench  the figures of ./bench, from tests/bench/
find_package(GTest QUIET)
find_package(rapidcheck QUIET)
find_package(benchmark QUIET)

# Tests keep the warnings of the program, less those that the macros of RapidCheck cannot meet.
add_library(mettle_test_flags INTERFACE)
target_link_libraries(mettle_test_flags INTERFACE mettle_flags)
target_compile_options(mettle_test_flags INTERFACE -Wno-conversion -Wno-sign-conversion -Wno-shadow)
target_compile_definitions(mettle_test_flags INTERFACE METTLE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                       METTLE_PROGRAM="$<TARGET_FILE:mettle>"
                                                       METTLE_IMAGE_PROGRAM="$<TARGET_FILE:mettle_image>")
target_include_directories(mettle_test_flags INTERFACE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")

if(TARGET benchmark::benchmark)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/*.cc")
  add_executable(mettle_bench ${sources} "${CMAKE_SOURCE_DIR}/tests/support/knowledge.cc")
  # CLIPS is measured beside Mettle; its headers are C of another time.
  find_library(CLIPS_LIBRARY clips REQUIRED)
  target_link_libraries(mettle_bench PRIVATE mettle_test_flags mettle_interop benchmark::benchmark ${CLIPS_LIBRARY} m)
  add_dependencies(mettle_bench mettle)
else()
  message(STATUS "No benchmarks: Google Benchmark is not installed (./bench installs it)")
endif()

if(NOT TARGET GTest::gtest_main OR NOT TARGET rapidcheck)
  message(STATUS "No C++ tests: GoogleTest or RapidCheck is not installed (./test installs them)")
  return()
endif()

add_custom_target(core_tests)
add_custom_target(all_tests)
add_dependencies(all_tests core_tests mettle)

# What several test programs share.
file(GLOB support CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cc")
if(support)
  add_library(mettle_test_support STATIC ${support})
  target_link_libraries(mettle_test_support PRIVATE mettle_test_flags GTest::gtest rapidcheck
                                            PUBLIC mettle_assurance mettle_interop)
endif()

# mettle_test(NAME [CORE] SOURCES file... USES room...): the program test_NAME, known to ctest as NAME.
function(mettle_test name)
  cmake_parse_arguments(TEST "CORE" "" "SOURCES;USES" ${ARGN})
  if(NOT TEST_SOURCES)
    return()
  endif()
  add_executable(test_${name} ${TEST_SOURCES})
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(test_${name} PRIVATE mettle_test_flags)
  if(TARGET mettle_test_support)
    target_link_libraries(test_${name} PRIVATE mettle_test_support)
  endif()
  list(TRANSFORM TEST_USES PREPEND mettle_)
  target_link_libraries(test_${name} PRIVATE ${TEST_USES} rapidcheck rapidcheck_gtest GTest::gtest_main)
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES TIMEOUT 1800)
  if(TEST_CORE)
    set_tests_properties(${name} PROPERTIES LABELS core)
    add_dependencies(core_tests test_${name})
  else()
    add_dependencies(test_${name} mettle)
    add_dependencies(all_tests test_${name})
  endif()
endfunction()

foreach(room base body knowledge picture safety care interop assurance)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${room}/*_test.cc")
  mettle_test(${room} CORE SOURCES ${sources} USES ${room})
endforeach()
file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/server/*_test.cc")
mettle_test(server SOURCES ${sources} USES server)

foreach(folder laws cases golden fhir words)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cc")
  if(sources AND folder STREQUAL "cases")
    list(APPEND sources "${CMAKE_SOURCE_DIR}/src/app/text_output.cc")  # the letters beside the cases
  endif()
  mettle_test(${folder} CORE SOURCES ${sources} USES assurance interop care)
endforeach()
# A million random people: ./test runs it by itself, with --long or by name.
find_package(Threads REQUIRED)
add_executable(million EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/million/million.cc"
                                        "${CMAKE_SOURCE_DIR}/tests/million/every_law.cc")
target_link_libraries(million PRIVATE mettle_test_flags mettle_test_support rapidcheck Threads::Threads)
set_target_properties(million PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
# The fuzzers' corpus and damaged copies; the fuzzers themselves need clang and a build of their own (preset fuzz).
mettle_test(fuzz CORE SOURCES "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus_test.cc" "${CMAKE_SOURCE_DIR}/tests/fuzz/damaged_test.cc"
                              "${CMAKE_SOURCE_DIR}/tests/fuzz/readers.cc" "${CMAKE_SOURCE_DIR}/tests/fhir/reading.cc" USES interop)
if(METTLE_FUZZ)
  add_custom_target(fuzzers)
  file(GLOB fuzzers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cc")
  foreach(source ${fuzzers})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source} "${CMAKE_SOURCE_DIR}/tests/fuzz/readers.cc" "${CMAKE_SOURCE_DIR}/tests/support/knowledge.cc")
    target_link_libraries(${name} PRIVATE mettle_test_flags mettle_interop)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
    add_dependencies(fuzzers ${name})
  endforeach()
endif()
file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/server/*.cc")
mettle_test(serving SOURCES ${sources} USES server interop)
file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/commands/*.cc")
mettle_test(commands SOURCES ${sources} USES interop)

# What ./test parity asks the browser's module, and the native answers (tests/parity/parity.mjs compares).
add_executable(parity_people "${CMAKE_SOURCE_DIR}/tests/parity/people.cc")
set_target_properties(parity_people PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
target_link_libraries(parity_people PRIVATE mettle_test_flags mettle_test_support mettle_assurance rapidcheck
                                            PkgConfig::SODIUM)
add_dependencies(parity_people mettle)
add_dependencies(all_tests parity_people)
