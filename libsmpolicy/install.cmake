# What `cmake --install` puts where a distribution would.
include(CMakePackageConfigHelpers)

set(SMP_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/smpolicy)
install(TARGETS smpolicy EXPORT smpolicy-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT smpolicy-targets NAMESPACE smpolicy:: DESTINATION ${SMP_CMAKE_DIR})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/smpolicy-config.cmake.in
  ${PROJECT_BINARY_DIR}/smpolicy-config.cmake INSTALL_DESTINATION ${SMP_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/smpolicy-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/smpolicy-config.cmake
              ${PROJECT_BINARY_DIR}/smpolicy-config-version.cmake DESTINATION ${SMP_CMAKE_DIR})
# The .pc file finds its prefix from where it lies, so an installation can be moved.
file(RELATIVE_PATH SMP_PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
# Who links an archive needs what it stands on, too; a shared library brings that along.
if(NOT BUILD_SHARED_LIBS)
  set(SMP_PC_LIBS " -lm")
  set(SMP_PC_REQUIRES " icu-uc icu-i18n libutf8proc yaml-0.1 libmd")
  if(SMP_WITH_HISTORY)
    string(APPEND SMP_PC_REQUIRES " sqlite3")
  endif()
endif()
if(NOT SMP_WITH_HISTORY)
  set(history ${CMAKE_INSTALL_INCLUDEDIR}/smpolicy/history.h)
  install(CODE "file(REMOVE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${history}\")")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/smpolicy.pc.in ${PROJECT_BINARY_DIR}/smpolicy.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/smpolicy.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/packs/builtin/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/smpolicy/packs FILES_MATCHING PATTERN "*.yaml")
if(TARGET smpolicy-command)
  install(TARGETS smpolicy-command)
endif()
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/man.sh ${PROJECT_SOURCE_DIR}/include
                        ${PROJECT_SOURCE_DIR}/examples/c/check_post.c ${PROJECT_VERSION}
                OUTPUT_FILE ${PROJECT_BINARY_DIR}/libsmpolicy.3 COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${PROJECT_BINARY_DIR}/libsmpolicy.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
