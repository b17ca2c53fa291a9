# A thin front to CMake. `make demo` and `make test` do all the set-up themselves.
BUILD ?= build
PREFIX ?= /usr/local
CMAKE_FLAGS ?=

.PHONY: demo test build bench bench-peers install deb clean

demo:
	@.ci/setup build
	@$(MAKE) --no-print-directory configure SMP_TESTS=OFF
	@cmake --build $(BUILD) --target smpolicy-command -- --quiet
	@examples/demo.sh $(BUILD)/examples/smpolicy

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory configure SMP_TESTS=ON
	@cmake --build $(BUILD) -- --quiet
	@ctest --test-dir $(BUILD) --output-on-failure -j 2

build:
	@.ci/setup modules
	@$(MAKE) --no-print-directory configure SMP_TESTS=OFF
	@cmake --build $(BUILD) -- --quiet

bench:
	@.ci/setup test
	@$(MAKE) --no-print-directory configure SMP_TESTS=ON
	@cmake --build $(BUILD) -- --quiet
	@tests/bench/run.sh $(BUILD) $(PLOTS)

# What other software takes for the same posts; fetches it from npm.
bench-peers:
	@.ci/setup test
	@$(MAKE) --no-print-directory configure SMP_TESTS=ON
	@cmake --build $(BUILD) --target bench -- --quiet
	@tests/bench/peers/run.sh $(BUILD)

install: build
	@cmake --install $(BUILD)

# Debian packages of what is committed, in $(BUILD)-deb.
deb:
	@.ci/setup packages
	@rm -rf $(BUILD)-deb && mkdir -p $(BUILD)-deb/libsmpolicy
	@git archive HEAD | tar -x -C $(BUILD)-deb/libsmpolicy
	@cd $(BUILD)-deb/libsmpolicy && dpkg-buildpackage -b -us -uc > ../log 2>&1 || \
		{ tail ../log; exit 1; }
	@ls $(BUILD)-deb/*.deb

clean:
	rm -rf $(BUILD)

.PHONY: configure
configure:
	@cmake -S . -B $(BUILD) -G Ninja -DSMP_TESTS=$(SMP_TESTS) \
		-DCMAKE_INSTALL_PREFIX=$(PREFIX) $(CMAKE_FLAGS) > $(BUILD).log 2>&1 \
		|| { cat $(BUILD).log; exit 1; }; rm -f $(BUILD).log
