// Command vcsim starts govmomi's simulated vCenter for the contract suite, until its standard input ends.
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime/debug"

	"github.com/vmware/govmomi/simulator"
)

func main() {
	hosts := flag.Int("hosts", 3, "hosts of the one cluster")
	machines := flag.Int("machines", 2, "virtual machines of each resource pool")
	withTLS := flag.Bool("tls", false, "serve TLS with a certificate of its own")
	flag.Parse()

	model := simulator.VPX()
	model.ClusterHost = *hosts
	model.Machine = *machines
	if err := model.Create(); err != nil {
		panic(err)
	}
	// a port of the system's choice; logins other than this one are refused
	model.Service.Listen = &url.URL{Host: "127.0.0.1:0", User: url.UserPassword("reader", "let me in")}
	if *withTLS {
		model.Service.TLS = new(tls.Config)
	}
	server := model.Service.NewServer()
	address := url.URL{Scheme: server.URL.Scheme, Host: server.URL.Host, Path: server.URL.Path}
	fmt.Printf("url=%s\nversion=%s\n", &address, version())
	_, _ = io.Copy(io.Discard, os.Stdin)
	model.Remove()
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/vmware/govmomi" {
			return "govmomi " + module.Version
		}
	}
	return "govmomi, version unknown"
}
